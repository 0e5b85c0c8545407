package ai.somagent.soma.parse;

import ai.somagent.soma.grammar.SomaParser;
import ai.somagent.soma.grammar.SomaParser.BlockContext;
import ai.somagent.soma.grammar.SomaParser.ControlContext;
import ai.somagent.soma.grammar.SomaParser.EffectContext;
import ai.somagent.soma.grammar.SomaParser.LetStmtContext;
import ai.somagent.soma.grammar.SomaParser.StatementContext;
import ai.somagent.soma.grammar.SomaParser.ValueContext;
import ai.somagent.soma.grammar.SomaParser.VarStmtContext;
import ai.somagent.soma.source.Span;
import ai.somagent.soma.syntax.BlockSyntax;
import ai.somagent.soma.syntax.StatementSyntax;
import ai.somagent.soma.syntax.StatementSyntax.BreakSyntax;
import ai.somagent.soma.syntax.StatementSyntax.CheckpointSyntax;
import ai.somagent.soma.syntax.StatementSyntax.ContinueSyntax;
import ai.somagent.soma.syntax.StatementSyntax.ControlStatementSyntax;
import ai.somagent.soma.syntax.StatementSyntax.EffectStatementSyntax;
import ai.somagent.soma.syntax.StatementSyntax.ErrorStatementSyntax;
import ai.somagent.soma.syntax.StatementSyntax.FailSyntax;
import ai.somagent.soma.syntax.StatementSyntax.LetSyntax;
import ai.somagent.soma.syntax.StatementSyntax.ParallelSyntax;
import ai.somagent.soma.syntax.StatementSyntax.ReturnSyntax;
import ai.somagent.soma.syntax.StatementSyntax.SetSyntax;
import ai.somagent.soma.syntax.StatementSyntax.VarSyntax;
import ai.somagent.soma.syntax.StatementSyntax.WhileSyntax;
import ai.somagent.soma.syntax.StatementSyntax.YieldSyntax;
import ai.somagent.soma.syntax.ValueSyntax;
import java.util.ArrayList;
import java.util.List;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.tree.ErrorNode;
import org.antlr.v4.runtime.tree.ParseTree;
import org.antlr.v4.runtime.tree.TerminalNode;
import org.jspecify.annotations.Nullable;

/** Steps, blocks of them, and what may stand as a value. */
final class StatementBuilder {
  private final TreeBuilder builder;

  StatementBuilder(TreeBuilder builder) {
    this.builder = builder;
  }

  @Nullable BlockSyntax optionalBlock(@Nullable BlockContext context) {
    return context == null ? null : block(context, context);
  }

  /** A block that has to be there. */
  BlockSyntax block(@Nullable BlockContext context, ParserRuleContext parent) {
    if (context == null || context.children == null) {
      Span span = TreeSpans.emptyAt(TreeSpans.end(context == null ? parent : context));
      return new BlockSyntax(List.of(), span);
    }
    List<StatementSyntax> statements = new ArrayList<>(context.children.size());
    SkippedText skipped = new SkippedText();
    for (ParseTree child : context.children) {
      if (child instanceof ErrorNode) {
        skipped.add(child);
      } else if (child instanceof StatementContext statement) {
        skipped.flushStatement(statements);
        statements.add(statement(statement));
      }
    }
    skipped.flushStatement(statements);
    return new BlockSyntax(statements, TreeSpans.of(context));
  }

  private StatementSyntax statement(StatementContext context) {
    Span span = TreeSpans.of(context);
    if (context.children == null) {
      return new ErrorStatementSyntax(span);
    }
    ParseTree first = context.children.getFirst();
    if (first instanceof LetStmtContext let) {
      return let(let);
    }
    if (first instanceof VarStmtContext variable) {
      return variable(variable, span);
    }
    if (first instanceof EffectContext effect) {
      return new EffectStatementSyntax(builder.effects.effect(effect, context), span);
    }
    if (first instanceof ControlContext control) {
      return new ControlStatementSyntax(builder.controls.control(control, context), span);
    }
    return worded(context, span);
  }

  /** Steps that are told by their first word. */
  private StatementSyntax worded(StatementContext context, Span span) {
    return switch (context.start.getType()) {
      case SomaParser.SET ->
          new SetSyntax(
              builder.names.name(setsPart(context) ? null : context.name(), context),
              value(context.value(), context),
              span);
      case SomaParser.WHILE -> loop(context, span);
      case SomaParser.PARALLEL -> new ParallelSyntax(block(context.block(), context), span);
      case SomaParser.CHECKPOINT ->
          new CheckpointSyntax(builder.strings.string(context.string(), context), span);
      case SomaParser.RETURN -> new ReturnSyntax(value(context.value(), context), span);
      case SomaParser.RETURN_NOTHING -> new ReturnSyntax(null, span);
      case SomaParser.YIELD -> new YieldSyntax(value(context.value(), context), span);
      case SomaParser.FAIL ->
          new FailSyntax(builder.expressions.expression(context.condition, context), span);
      case SomaParser.BREAK -> new BreakSyntax(span);
      case SomaParser.CONTINUE -> new ContinueSyntax(span);
      default -> new ErrorStatementSyntax(span);
    };
  }

  /** Whether a field or an item would be set, which has been refused. */
  private static boolean setsPart(StatementContext context) {
    return context.getChildCount() > 2
        && context.getChild(2) instanceof TerminalNode extra
        && (extra.getSymbol().getType() == SomaParser.DOT
            || extra.getSymbol().getType() == SomaParser.LBRACK);
  }

  private WhileSyntax loop(StatementContext context, Span span) {
    if (context.MAX() == null && context.exception == null && context.block() != null) {
      Span keyword = TreeSpans.of(context.WHILE());
      builder.report.addSyntax(ParseDiagnostics.missingMax(builder.source, keyword));
    }
    return new WhileSyntax(
        builder.expressions.expression(context.condition, context),
        builder.expressions.expression(context.limit, context),
        block(context.block(), context),
        span);
  }

  LetSyntax let(LetStmtContext context) {
    return new LetSyntax(
        builder.names.name(context.name(), context),
        builder.types.optionalType(context.type(), context),
        value(context.value(), context),
        TreeSpans.of(context));
  }

  private VarSyntax variable(VarStmtContext context, Span span) {
    return new VarSyntax(
        builder.names.name(context.name(), context),
        builder.types.optionalType(context.type(), context),
        value(context.value(), context),
        span);
  }

  /** A value that has to be there. */
  ValueSyntax value(@Nullable ValueContext context, ParserRuleContext parent) {
    if (context == null || context.children == null) {
      return ExpressionBuilder.missing(context == null ? parent : context);
    }
    ParseTree first = context.children.getFirst();
    if (first instanceof EffectContext effect) {
      return builder.effects.effect(effect, context);
    }
    return first instanceof ControlContext control
        ? builder.controls.control(control, context)
        : builder.expressions.expression(context.expr(), context);
  }
}
