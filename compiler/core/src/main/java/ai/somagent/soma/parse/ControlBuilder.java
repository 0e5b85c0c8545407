package ai.somagent.soma.parse;

import ai.somagent.soma.grammar.SomaParser;
import ai.somagent.soma.grammar.SomaParser.ArmContext;
import ai.somagent.soma.grammar.SomaParser.BlockContext;
import ai.somagent.soma.grammar.SomaParser.BranchContext;
import ai.somagent.soma.grammar.SomaParser.CatchClauseContext;
import ai.somagent.soma.grammar.SomaParser.ControlContext;
import ai.somagent.soma.grammar.SomaParser.ElseBranchContext;
import ai.somagent.soma.grammar.SomaParser.ForContext;
import ai.somagent.soma.grammar.SomaParser.IfBranchContext;
import ai.somagent.soma.grammar.SomaParser.IfContext;
import ai.somagent.soma.grammar.SomaParser.MatchArmContext;
import ai.somagent.soma.grammar.SomaParser.MatchContext;
import ai.somagent.soma.grammar.SomaParser.NameContext;
import ai.somagent.soma.grammar.SomaParser.PathContext;
import ai.somagent.soma.grammar.SomaParser.PatternContext;
import ai.somagent.soma.grammar.SomaParser.RaceArmContext;
import ai.somagent.soma.grammar.SomaParser.RaceContext;
import ai.somagent.soma.grammar.SomaParser.RetryContext;
import ai.somagent.soma.grammar.SomaParser.TryContext;
import ai.somagent.soma.grammar.SomaParser.WithinContext;
import ai.somagent.soma.source.Span;
import ai.somagent.soma.syntax.BlockSyntax;
import ai.somagent.soma.syntax.ClauseSyntax;
import ai.somagent.soma.syntax.ControlSyntax.ArmBlockSyntax;
import ai.somagent.soma.syntax.ControlSyntax.ArmBodySyntax;
import ai.somagent.soma.syntax.ControlSyntax.ArmValueSyntax;
import ai.somagent.soma.syntax.ControlSyntax.BranchHeadSyntax;
import ai.somagent.soma.syntax.ControlSyntax.BranchSyntax;
import ai.somagent.soma.syntax.ControlSyntax.CatchSyntax;
import ai.somagent.soma.syntax.ControlSyntax.EffectHeadSyntax;
import ai.somagent.soma.syntax.ControlSyntax.ForSyntax;
import ai.somagent.soma.syntax.ControlSyntax.IfBranchSyntax;
import ai.somagent.soma.syntax.ControlSyntax.IfSyntax;
import ai.somagent.soma.syntax.ControlSyntax.MatchArmSyntax;
import ai.somagent.soma.syntax.ControlSyntax.MatchSyntax;
import ai.somagent.soma.syntax.ControlSyntax.PatternSyntax;
import ai.somagent.soma.syntax.ControlSyntax.RaceArmSyntax;
import ai.somagent.soma.syntax.ControlSyntax.RaceHeadSyntax;
import ai.somagent.soma.syntax.ControlSyntax.RaceSyntax;
import ai.somagent.soma.syntax.ControlSyntax.TrySyntax;
import ai.somagent.soma.syntax.NameSyntax;
import ai.somagent.soma.syntax.PathSyntax;
import ai.somagent.soma.syntax.ValueSyntax;
import java.util.ArrayList;
import java.util.List;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.tree.ParseTree;
import org.jspecify.annotations.Nullable;

/** Control blocks. */
final class ControlBuilder {
  private final TreeBuilder builder;
  private final PatternBuilder patterns;

  ControlBuilder(TreeBuilder builder) {
    this.builder = builder;
    this.patterns = new PatternBuilder(builder);
  }

  /** A control block, or an error expression where its first word is all there is. */
  ValueSyntax valueOf(ControlContext context) {
    return control(context, context);
  }

  ai.somagent.soma.syntax.ControlSyntax control(ControlContext context, ParserRuleContext parent) {
    Span span = TreeSpans.of(context);
    // Not a switch over types: each would cost milliseconds when it runs for the first time.
    if (context instanceof IfContext branches) {
      return choice(branches, span);
    }
    if (context instanceof MatchContext match) {
      return match(match, span);
    }
    if (context instanceof ForContext loop) {
      return loop(loop, span);
    }
    if (context instanceof RaceContext race) {
      return race(race, span);
    }
    if (context instanceof TryContext attempt) {
      return attempt(attempt, span);
    }
    if (context instanceof BranchContext branch) {
      return new BranchSyntax(builder.statements.block(branch.block(), branch), span);
    }
    return new BranchSyntax(new BlockSyntax(List.of(), span), span);
  }

  private IfSyntax choice(IfContext context, Span span) {
    List<IfBranchSyntax> branches = new ArrayList<>(2);
    BlockSyntax otherwise = null;
    for (ParseTree child : context.children) {
      if (child instanceof IfBranchContext branch) {
        branches.add(branch(branch));
      } else if (child instanceof ElseBranchContext branch) {
        if (otherwise != null) {
          builder.report.add(
              ParseDiagnostics.misplacedElse(builder.source, TreeSpans.of(branch.start)));
        }
        if (branch.ifBranch() != null) {
          branches.add(branch(branch.ifBranch()));
        } else {
          otherwise = builder.statements.block(branch.block(), branch);
        }
      }
    }
    if (branches.size() > ExpressionBuilder.MAX_DEPTH) {
      builder.report.add(
          TextDiagnostics.expressionTooLong(builder.source, span, ExpressionBuilder.MAX_DEPTH));
      branches = branches.subList(0, ExpressionBuilder.MAX_DEPTH);
    }
    return new IfSyntax(branches, otherwise, span);
  }

  private IfBranchSyntax branch(IfBranchContext context) {
    return new IfBranchSyntax(
        builder.expressions.expression(context.expr(), context),
        builder.statements.block(context.block(), context),
        TreeSpans.of(context));
  }

  private MatchSyntax match(MatchContext context, Span span) {
    List<MatchArmSyntax> arms = new ArrayList<>();
    for (MatchArmContext arm : context.matchArm()) {
      List<PatternSyntax> alternatives = new ArrayList<>(1);
      for (PatternContext pattern : arm.pattern()) {
        alternatives.add(patterns.pattern(pattern));
      }
      arms.add(
          new MatchArmSyntax(
              alternatives,
              builder.expressions.optional(arm.expr()),
              body(arm.arm(), arm),
              TreeSpans.of(arm)));
    }
    return new MatchSyntax(builder.expressions.expression(context.expr(), context), arms, span);
  }

  private ArmBodySyntax body(@Nullable ArmContext context, ParserRuleContext parent) {
    if (context == null) {
      Span span = TreeSpans.emptyAt(TreeSpans.end(parent));
      return new ArmBlockSyntax(new BlockSyntax(List.of(), span), span);
    }
    Span span = TreeSpans.of(context);
    BlockContext block = context.block();
    return block != null
        ? new ArmBlockSyntax(builder.statements.block(block, context), span)
        : new ArmValueSyntax(builder.statements.value(context.value(), context), span);
  }

  private ForSyntax loop(ForContext context, Span span) {
    List<NameSyntax> names = new ArrayList<>(2);
    for (NameContext name : context.name()) {
      names.add(builder.names.name(name, context));
    }
    if (names.isEmpty()) {
      names.add(NameBuilder.missing(context));
    }
    return new ForSyntax(
        names,
        builder.expressions.expression(context.items, context),
        builder.expressions.optional(context.limit),
        builder.expressions.optional(context.window),
        builder.statements.block(context.block(), context),
        span);
  }

  private RaceSyntax race(RaceContext context, Span span) {
    List<RaceArmSyntax> arms = new ArrayList<>();
    for (RaceArmContext arm : context.raceArm()) {
      NameSyntax binding = arm.LET() == null ? null : builder.names.name(arm.name(), arm);
      arms.add(new RaceArmSyntax(binding, head(arm), body(arm.arm(), arm), TreeSpans.of(arm)));
    }
    return new RaceSyntax(arms, span);
  }

  private RaceHeadSyntax head(RaceArmContext arm) {
    if (arm.BRANCH() != null || arm.effect() == null) {
      BlockSyntax block = builder.statements.block(arm.block(), arm);
      Span span = arm.BRANCH() == null ? block.span() : TreeSpans.of(arm.BRANCH()).to(block.span());
      return new BranchHeadSyntax(block, span);
    }
    return new EffectHeadSyntax(
        builder.effects.effect(arm.effect(), arm), TreeSpans.of(arm.effect()));
  }

  private TrySyntax attempt(TryContext context, Span span) {
    List<ClauseSyntax> clauses = new ArrayList<>(1);
    List<CatchSyntax> catches = new ArrayList<>(1);
    BlockContext body = null;
    for (ParseTree child : context.children) {
      if (child instanceof WithinContext within) {
        clauses.add(builder.effects.within(within));
      } else if (child instanceof RetryContext retry) {
        clauses.add(builder.effects.retry(retry));
      } else if (child instanceof CatchClauseContext clause) {
        catches.add(caught(clause));
      } else if (child instanceof BlockContext block && body == null && block != context.last) {
        body = block;
      }
    }
    return new TrySyntax(
        clauses,
        builder.statements.block(body, context),
        catches,
        context.FINALLY() == null ? null : builder.statements.block(context.last, context),
        span);
  }

  private CatchSyntax caught(CatchClauseContext context) {
    List<PathSyntax> errors = new ArrayList<>(1);
    for (PathContext path : context.path()) {
      errors.add(builder.names.path(path, context));
    }
    if (errors.isEmpty()) {
      errors.add(builder.names.path(null, context));
    }
    NameSyntax binding = context.AS() == null ? null : builder.names.name(context.name(), context);
    return new CatchSyntax(
        errors, binding, builder.statements.block(context.block(), context), TreeSpans.of(context));
  }

  /** Whether a token type starts a control block. */
  static boolean startsControl(int type) {
    return switch (type) {
      case SomaParser.IF,
          SomaParser.MATCH,
          SomaParser.FOR,
          SomaParser.RACE,
          SomaParser.TRY,
          SomaParser.BRANCH ->
          true;
      default -> false;
    };
  }
}
