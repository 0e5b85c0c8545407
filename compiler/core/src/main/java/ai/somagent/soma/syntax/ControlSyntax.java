package ai.somagent.soma.syntax;

import ai.somagent.soma.source.Span;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Blocks that may stand as a step or, giving their value by {@code yield}, as a value. */
public sealed interface ControlSyntax extends ValueSyntax {

  /** {@code branches} holds the {@code if} and every {@code else if} in order. */
  record IfSyntax(List<IfBranchSyntax> branches, @Nullable BlockSyntax otherwise, Span span)
      implements ControlSyntax {
    public IfSyntax {
      branches = List.copyOf(branches);
    }
  }

  record IfBranchSyntax(ExpressionSyntax condition, BlockSyntax body, Span span)
      implements Syntax {}

  record MatchSyntax(ExpressionSyntax subject, List<MatchArmSyntax> arms, Span span)
      implements ControlSyntax {
    public MatchSyntax {
      arms = List.copyOf(arms);
    }
  }

  record MatchArmSyntax(
      List<PatternSyntax> patterns, @Nullable ExpressionSyntax guard, ArmBodySyntax body, Span span)
      implements Syntax {
    public MatchArmSyntax {
      patterns = List.copyOf(patterns);
    }
  }

  /** A pattern of a {@code case}. */
  sealed interface PatternSyntax extends Syntax {}

  /** A literal, negative numbers included (as a {@code UnarySyntax}). */
  record LiteralPatternSyntax(ExpressionSyntax literal, Span span) implements PatternSyntax {}

  /** A case name, an enum value or {@code _}, with an optional binding. */
  record NamePatternSyntax(PathSyntax path, @Nullable NameSyntax binding, Span span)
      implements PatternSyntax {
    public boolean isWildcard() {
      return path.text().equals("_");
    }
  }

  /** What an arm does. */
  sealed interface ArmBodySyntax extends Syntax {}

  /** {@code -> value}. */
  record ArmValueSyntax(ValueSyntax value, Span span) implements ArmBodySyntax {}

  /** {@code { … }}. */
  record ArmBlockSyntax(BlockSyntax block, Span span) implements ArmBodySyntax {}

  /** {@code for a, b in items max 50 parallel 8 { … }}; {@code names} has one or two names. */
  record ForSyntax(
      List<NameSyntax> names,
      ExpressionSyntax items,
      @Nullable ExpressionSyntax max,
      @Nullable ExpressionSyntax parallel,
      BlockSyntax body,
      Span span)
      implements ControlSyntax {
    public ForSyntax {
      names = List.copyOf(names);
    }
  }

  record RaceSyntax(List<RaceArmSyntax> arms, Span span) implements ControlSyntax {
    public RaceSyntax {
      arms = List.copyOf(arms);
    }
  }

  record RaceArmSyntax(
      @Nullable NameSyntax binding, RaceHeadSyntax head, ArmBodySyntax body, Span span)
      implements Syntax {}

  /** What a race waits for. */
  sealed interface RaceHeadSyntax extends Syntax {}

  record EffectHeadSyntax(EffectSyntax effect, Span span) implements RaceHeadSyntax {}

  record BranchHeadSyntax(BlockSyntax body, Span span) implements RaceHeadSyntax {}

  record TrySyntax(
      List<ClauseSyntax> clauses,
      BlockSyntax body,
      List<CatchSyntax> catches,
      @Nullable BlockSyntax finallyBlock,
      Span span)
      implements ControlSyntax {
    public TrySyntax {
      clauses = List.copyOf(clauses);
      catches = List.copyOf(catches);
    }
  }

  record CatchSyntax(
      List<PathSyntax> errors, @Nullable NameSyntax binding, BlockSyntax body, Span span)
      implements Syntax {
    public CatchSyntax {
      errors = List.copyOf(errors);
    }
  }

  record BranchSyntax(BlockSyntax body, Span span) implements ControlSyntax {}
}
