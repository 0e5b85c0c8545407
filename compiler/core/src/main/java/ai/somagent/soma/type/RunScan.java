package ai.somagent.soma.type;

import ai.somagent.soma.syntax.BlockSyntax;
import ai.somagent.soma.syntax.CapsuleSyntax;
import ai.somagent.soma.syntax.ControlSyntax;
import ai.somagent.soma.syntax.ControlSyntax.ArmBodySyntax;
import ai.somagent.soma.syntax.ControlSyntax.RaceHeadSyntax;
import ai.somagent.soma.syntax.DeclarationSyntax;
import ai.somagent.soma.syntax.EffectSyntax;
import ai.somagent.soma.syntax.EffectSyntax.InvokeSyntax;
import ai.somagent.soma.syntax.EffectSyntax.UndoBlockSyntax;
import ai.somagent.soma.syntax.EffectSyntax.UndoEffectSyntax;
import ai.somagent.soma.syntax.EffectSyntax.Verb;
import ai.somagent.soma.syntax.PathSyntax;
import ai.somagent.soma.syntax.PlanSyntax;
import ai.somagent.soma.syntax.StatementSyntax;
import ai.somagent.soma.syntax.ValueSyntax;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Finds what the steps of a declaration run or start, in order of place. */
final class RunScan {
  private final List<PathSyntax> targets = new ArrayList<>();

  private RunScan() {}

  static List<PathSyntax> of(DeclarationSyntax declaration) {
    RunScan scan = new RunScan();
    if (declaration instanceof DeclarationSyntax.TaskSyntax task) {
      scan.block(task.body());
    } else if (declaration instanceof CapsuleSyntax capsule) {
      capsule.members().forEach(scan::member);
    } else if (declaration instanceof PlanSyntax plan) {
      plan.members().forEach(scan::member);
    }
    return scan.targets;
  }

  private void member(CapsuleSyntax.Member member) {
    if (member instanceof CapsuleSyntax.StepsMember steps) {
      block(steps.body());
    } else if (member instanceof CapsuleSyntax.SignalMember signal) {
      block(signal.body());
    } else if (member instanceof CapsuleSyntax.UpdateMember update) {
      block(update.body());
    }
  }

  private void member(PlanSyntax.Member member) {
    if (member instanceof PlanSyntax.PhaseMember phase) {
      block(phase.body());
    } else if (member instanceof PlanSyntax.DeployMember deploy) {
      block(deploy.body());
    } else if (member instanceof PlanSyntax.NodeMember node) {
      node.items().forEach(this::item);
    }
  }

  private void item(PlanSyntax.NodeItem item) {
    if (item instanceof PlanSyntax.LetItem let) {
      value(let.let().value());
    } else if (item instanceof PlanSyntax.EffectItem effect) {
      value(effect.effect());
    } else if (item instanceof PlanSyntax.ReviseItem revise) {
      value(revise.effect());
    }
  }

  private void block(@Nullable BlockSyntax block) {
    if (block != null) {
      block.statements().forEach(this::statement);
    }
  }

  private void statement(StatementSyntax statement) {
    switch (statement) {
      case StatementSyntax.LetSyntax let -> value(let.value());
      case StatementSyntax.VarSyntax state -> value(state.value());
      case StatementSyntax.SetSyntax set -> value(set.value());
      case StatementSyntax.EffectStatementSyntax effect -> value(effect.effect());
      case StatementSyntax.ControlStatementSyntax control -> value(control.control());
      case StatementSyntax.WhileSyntax loop -> block(loop.body());
      case StatementSyntax.ParallelSyntax parallel -> block(parallel.body());
      case StatementSyntax.ReturnSyntax end -> value(end.value());
      case StatementSyntax.YieldSyntax yield -> value(yield.value());
      case StatementSyntax.CheckpointSyntax ignored -> {}
      case StatementSyntax.FailSyntax ignored -> {}
      case StatementSyntax.BreakSyntax ignored -> {}
      case StatementSyntax.ContinueSyntax ignored -> {}
      case StatementSyntax.ErrorStatementSyntax ignored -> {}
    }
  }

  private void value(@Nullable ValueSyntax value) {
    if (value instanceof EffectSyntax effect) {
      effect(effect);
    } else if (value instanceof ControlSyntax control) {
      control(control);
    }
  }

  private void effect(EffectSyntax effect) {
    if (effect instanceof InvokeSyntax invoke
        && (invoke.verb() == Verb.RUN || invoke.verb() == Verb.START)) {
      targets.add(invoke.target());
    }
    if (effect.undo() instanceof UndoEffectSyntax undo) {
      effect(undo.effect());
    } else if (effect.undo() instanceof UndoBlockSyntax undo) {
      block(undo.block());
    }
  }

  private void control(ControlSyntax control) {
    switch (control) {
      case ControlSyntax.IfSyntax branch -> {
        branch.branches().forEach(one -> block(one.body()));
        block(branch.otherwise());
      }
      case ControlSyntax.MatchSyntax match -> match.arms().forEach(arm -> arm(arm.body()));
      case ControlSyntax.ForSyntax loop -> block(loop.body());
      case ControlSyntax.RaceSyntax race ->
          race.arms()
              .forEach(arm -> {
                head(arm.head());
                arm(arm.body());
              });
      case ControlSyntax.TrySyntax guarded -> {
        block(guarded.body());
        guarded.catches().forEach(handler -> block(handler.body()));
        block(guarded.finallyBlock());
      }
      case ControlSyntax.BranchSyntax branch -> block(branch.body());
    }
  }

  private void head(RaceHeadSyntax head) {
    switch (head) {
      case ControlSyntax.EffectHeadSyntax effect -> effect(effect.effect());
      case ControlSyntax.BranchHeadSyntax branch -> block(branch.body());
    }
  }

  private void arm(ArmBodySyntax body) {
    switch (body) {
      case ControlSyntax.ArmValueSyntax value -> value(value.value());
      case ControlSyntax.ArmBlockSyntax block -> block(block.block());
    }
  }
}
