package ai.somagent.soma.type;

import ai.somagent.soma.syntax.BlockSyntax;
import ai.somagent.soma.syntax.ClauseSyntax;
import ai.somagent.soma.syntax.ClauseSyntax.WithinSyntax;
import ai.somagent.soma.syntax.ControlSyntax;
import ai.somagent.soma.syntax.ControlSyntax.ArmBlockSyntax;
import ai.somagent.soma.syntax.ControlSyntax.ArmBodySyntax;
import ai.somagent.soma.syntax.ControlSyntax.ArmValueSyntax;
import ai.somagent.soma.syntax.ControlSyntax.BranchHeadSyntax;
import ai.somagent.soma.syntax.ControlSyntax.EffectHeadSyntax;
import ai.somagent.soma.syntax.ControlSyntax.RaceArmSyntax;
import ai.somagent.soma.syntax.ControlSyntax.RaceHeadSyntax;
import ai.somagent.soma.syntax.EffectSyntax;
import ai.somagent.soma.syntax.ExpressionSyntax;
import ai.somagent.soma.syntax.StatementSyntax;
import ai.somagent.soma.syntax.ValueSyntax;
import java.util.List;

/**
 * Whether something certainly comes to an end by itself. Asked of the arms of a race before they
 * are checked, since an arm that ends bounds the others.
 */
final class WaitScan {
  private WaitScan() {}

  static boolean ends(RaceHeadSyntax head) {
    return switch (head) {
      case EffectHeadSyntax effect -> ends(effect.effect());
      case BranchHeadSyntax branch -> ends(branch.body());
    };
  }

  private static boolean ends(EffectSyntax effect) {
    return switch (effect) {
      case EffectSyntax.InvokeSyntax ignored -> true;
      case EffectSyntax.ApproveSyntax approve -> isLimited(approve.clauses());
      case EffectSyntax.AwaitSyntax await -> isLimited(await.clauses());
      case EffectSyntax.SleepSyntax sleep -> !sleep.until();
      case EffectSyntax.EmitSyntax ignored -> true;
      case EffectSyntax.EndorseSyntax ignored -> true;
    };
  }

  private static boolean isLimited(List<ClauseSyntax> clauses) {
    return clauses.stream().anyMatch(clause -> clause instanceof WithinSyntax);
  }

  private static boolean ends(BlockSyntax block) {
    return block.statements().stream().allMatch(WaitScan::ends);
  }

  private static boolean ends(StatementSyntax statement) {
    return switch (statement) {
      case StatementSyntax.LetSyntax let -> ends(let.value());
      case StatementSyntax.VarSyntax state -> ends(state.value());
      case StatementSyntax.SetSyntax set -> ends(set.value());
      case StatementSyntax.EffectStatementSyntax effect -> ends(effect.effect());
      case StatementSyntax.ControlStatementSyntax control -> ends(control.control());
      case StatementSyntax.WhileSyntax loop -> ends(loop.body());
      case StatementSyntax.ParallelSyntax parallel -> ends(parallel.body());
      case StatementSyntax.ReturnSyntax end -> end.value() == null || ends(end.value());
      case StatementSyntax.YieldSyntax yield -> ends(yield.value());
      case StatementSyntax.CheckpointSyntax ignored -> true;
      case StatementSyntax.FailSyntax ignored -> true;
      case StatementSyntax.BreakSyntax ignored -> true;
      case StatementSyntax.ContinueSyntax ignored -> true;
      case StatementSyntax.ErrorStatementSyntax ignored -> true;
    };
  }

  private static boolean ends(ValueSyntax value) {
    return switch (value) {
      case ExpressionSyntax ignored -> true;
      case EffectSyntax effect -> ends(effect);
      case ControlSyntax control -> ends(control);
    };
  }

  private static boolean ends(ControlSyntax control) {
    return switch (control) {
      case ControlSyntax.IfSyntax branch ->
          branch.branches().stream().allMatch(one -> ends(one.body()))
              && (branch.otherwise() == null || ends(branch.otherwise()));
      case ControlSyntax.MatchSyntax match ->
          match.arms().stream().allMatch(arm -> ends(arm.body()));
      case ControlSyntax.ForSyntax loop -> ends(loop.body());
      case ControlSyntax.TrySyntax guarded -> ends(guarded);
      case ControlSyntax.RaceSyntax race -> ends(race.arms());
      case ControlSyntax.BranchSyntax branch -> ends(branch.body());
    };
  }

  private static boolean ends(ControlSyntax.TrySyntax guarded) {
    return (isLimited(guarded.clauses()) || ends(guarded.body()))
        && guarded.catches().stream().allMatch(handler -> ends(handler.body()))
        && (guarded.finallyBlock() == null || ends(guarded.finallyBlock()));
  }

  private static boolean ends(List<RaceArmSyntax> arms) {
    return arms.stream().anyMatch(arm -> ends(arm.head()))
        && arms.stream().allMatch(arm -> ends(arm.body()));
  }

  private static boolean ends(ArmBodySyntax body) {
    return switch (body) {
      case ArmBlockSyntax block -> ends(block.block());
      case ArmValueSyntax value -> ends(value.value());
    };
  }
}
