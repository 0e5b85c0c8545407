package ai.somagent.soma.parse;

import ai.somagent.soma.grammar.SomaParser;
import ai.somagent.soma.grammar.SomaParser.ArgsContext;
import ai.somagent.soma.grammar.SomaParser.ElementContext;
import ai.somagent.soma.grammar.SomaParser.EntryContext;
import ai.somagent.soma.grammar.SomaParser.ExprContext;
import ai.somagent.soma.grammar.SomaParser.NameContext;
import ai.somagent.soma.grammar.SomaParser.OperandContext;
import ai.somagent.soma.grammar.SomaParser.PrimaryContext;
import ai.somagent.soma.grammar.SomaParser.StringContext;
import ai.somagent.soma.grammar.SomaParser.SuffixContext;
import ai.somagent.soma.source.Span;
import ai.somagent.soma.syntax.ExpressionSyntax;
import ai.somagent.soma.syntax.ExpressionSyntax.ApplySyntax;
import ai.somagent.soma.syntax.ExpressionSyntax.BoolSyntax;
import ai.somagent.soma.syntax.ExpressionSyntax.DoubleSyntax;
import ai.somagent.soma.syntax.ExpressionSyntax.DurationSyntax;
import ai.somagent.soma.syntax.ExpressionSyntax.ErrorExpressionSyntax;
import ai.somagent.soma.syntax.ExpressionSyntax.IndexSyntax;
import ai.somagent.soma.syntax.ExpressionSyntax.IntSyntax;
import ai.somagent.soma.syntax.ExpressionSyntax.ListElementSyntax;
import ai.somagent.soma.syntax.ExpressionSyntax.ListSyntax;
import ai.somagent.soma.syntax.ExpressionSyntax.MapEntrySyntax;
import ai.somagent.soma.syntax.ExpressionSyntax.MapSyntax;
import ai.somagent.soma.syntax.ExpressionSyntax.NameExpressionSyntax;
import ai.somagent.soma.syntax.ExpressionSyntax.NullSyntax;
import ai.somagent.soma.syntax.ExpressionSyntax.SelectSyntax;
import ai.somagent.soma.syntax.ExpressionSyntax.UnarySyntax;
import ai.somagent.soma.syntax.NameSyntax;
import ai.somagent.soma.syntax.UnaryOperator;
import java.util.ArrayList;
import java.util.List;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.tree.ErrorNode;
import org.antlr.v4.runtime.tree.ParseTree;
import org.antlr.v4.runtime.tree.TerminalNode;
import org.jspecify.annotations.Nullable;

/** Operands: literals, names, calls, lists and maps, with their prefix operators and selectors. */
final class OperandBuilder {
  private final TreeBuilder builder;
  private final ExpressionBuilder expressions;

  OperandBuilder(TreeBuilder builder, ExpressionBuilder expressions) {
    this.builder = builder;
    this.expressions = expressions;
  }

  /** The text of an operand, parentheses included. */
  Span spanOf(ParseTree child, ParserRuleContext parent) {
    return TreeSpans.of(child instanceof OperandContext operand ? operand : parent);
  }

  ExpressionSyntax operand(ParseTree child, ParserRuleContext parent) {
    if (!(child instanceof OperandContext context)) {
      return new ErrorExpressionSyntax(TreeSpans.of(parent));
    }
    PrimaryContext primary = context.primary();
    if (primary == null) {
      return new ErrorExpressionSyntax(TreeSpans.of(context));
    }
    if (context.children.size() == 1) {
      return primary(primary);
    }
    int levels = context.children.size() - 1;
    if (!expressions.enter(levels)) {
      return expressions.tooLong(context);
    }
    ExpressionSyntax result = prefixed(context, suffixed(context, primary));
    expressions.leave(levels);
    return result;
  }

  private static ExpressionSyntax prefixed(OperandContext context, ExpressionSyntax value) {
    ExpressionSyntax result = value;
    int end = TreeSpans.end(context);
    for (int i = context.children.size() - 1; i >= 0; i--) {
      ParseTree child = context.children.get(i);
      if (child instanceof TerminalNode node && !(child instanceof ErrorNode)) {
        LexedToken token = (LexedToken) node.getSymbol();
        boolean not = token.getType() == SomaParser.NOT;
        Span span = new Span(token.getStartIndex(), Math.max(token.end(), end));
        result = new UnarySyntax(not ? UnaryOperator.NOT : UnaryOperator.NEGATE, result, span);
      }
    }
    return result;
  }

  private ExpressionSyntax suffixed(OperandContext context, PrimaryContext primary) {
    ExpressionSyntax result = primary(primary);
    int start = TreeSpans.of(primary).start();
    boolean first = true;
    for (ParseTree child : context.children) {
      if (child instanceof SuffixContext suffix) {
        if (first && isNumber(primary)) {
          builder.report.add(
              ParseDiagnostics.selectorOnNumber(
                  builder.source, TreeSpans.of(suffix), TreeSpans.of(primary)));
        }
        first = false;
        result = suffixed(result, suffix, start);
      }
    }
    return result;
  }

  private static boolean isNumber(PrimaryContext primary) {
    int type = primary.start.getType();
    return type == SomaParser.INT || type == SomaParser.DOUBLE;
  }

  private ExpressionSyntax suffixed(ExpressionSyntax target, SuffixContext suffix, int start) {
    Span span = new Span(start, Math.max(start, TreeSpans.end(suffix)));
    boolean maybe = suffix.MAYBE() != null;
    if (suffix.start.getType() == SomaParser.LBRACK) {
      ExpressionSyntax index = expressions.expression(suffix.expr(), suffix);
      return new IndexSyntax(target, index, maybe, span);
    }
    NameSyntax name = builder.names.name(suffix.name(), suffix);
    ArgsContext args = suffix.args();
    return args == null
        ? new SelectSyntax(target, name, maybe, span)
        : new ApplySyntax(target, name, builder.arguments.arguments(args), span);
  }

  private ExpressionSyntax primary(PrimaryContext context) {
    Span span = TreeSpans.of(context);
    if (context.children == null || context.children.getFirst() instanceof ErrorNode) {
      return new ErrorExpressionSyntax(span);
    }
    return switch (context.start.getType()) {
      case SomaParser.INT -> new IntSyntax(context.start.getText(), span);
      case SomaParser.DOUBLE -> new DoubleSyntax(context.start.getText(), span);
      case SomaParser.DURATION -> new DurationSyntax(context.start.getText(), span);
      case SomaParser.TRUE -> new BoolSyntax(true, span);
      case SomaParser.FALSE -> new BoolSyntax(false, span);
      case SomaParser.NULL -> new NullSyntax(span);
      case SomaParser.BAD_NUMBER -> new ErrorExpressionSyntax(span);
      case SomaParser.LPAREN -> expressions.expression(context.expr(), context);
      case SomaParser.LBRACK -> list(context, span);
      case SomaParser.LBRACE -> map(context, span);
      default -> nameOrString(context, span);
    };
  }

  private ExpressionSyntax nameOrString(PrimaryContext context, Span span) {
    StringContext string = context.string();
    if (string != null) {
      return builder.strings.string(string, context);
    }
    NameContext nameContext = context.name();
    NameSyntax name = builder.names.name(nameContext, context);
    ArgsContext args = context.args();
    return args == null
        ? new NameExpressionSyntax(name, span)
        : new ApplySyntax(null, name, builder.arguments.arguments(args), span);
  }

  private ExpressionSyntax list(PrimaryContext context, Span span) {
    List<ListElementSyntax> elements = new ArrayList<>();
    for (ParseTree child : context.children) {
      if (child instanceof ElementContext element) {
        ExpressionSyntax value = expressions.expression(element.expr(), element);
        boolean maybe = element.MAYBE() != null;
        elements.add(new ListElementSyntax(value, maybe, TreeSpans.of(element)));
      }
    }
    SeparatorRules.checkGaps(builder.report, context, "an element");
    return new ListSyntax(elements, span);
  }

  private ExpressionSyntax map(PrimaryContext context, Span span) {
    List<MapEntrySyntax> entries = new ArrayList<>();
    for (ParseTree child : context.children) {
      if (child instanceof EntryContext entry) {
        ExpressionSyntax value = expressions.expression(entry.val, entry);
        boolean maybe = entry.MAYBE() != null;
        entries.add(new MapEntrySyntax(key(entry), value, maybe, TreeSpans.of(entry)));
      }
    }
    SeparatorRules.checkGaps(builder.report, context, "an entry");
    return new MapSyntax(entries, span);
  }

  private ExpressionSyntax key(EntryContext entry) {
    StringContext string = entry.string();
    if (string != null) {
      return builder.strings.string(string, entry);
    }
    @Nullable ExprContext computed = entry.computed;
    if (computed != null) {
      return expressions.expression(computed, entry);
    }
    NameSyntax name = builder.names.key(entry.key(), entry);
    return new NameExpressionSyntax(name, name.span());
  }
}
