package ai.somagent.soma.checked;

import ai.somagent.soma.checked.CheckedOperation.ApproveOperation;
import ai.somagent.soma.checked.CheckedOperation.ApproverChecked;
import ai.somagent.soma.checked.CheckedStep.CatchChecked;
import ai.somagent.soma.checked.CheckedStep.RaceArmChecked;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a step is made of: the expressions it evaluates itself, and the steps inside it. */
public final class CheckedStepParts {
  private CheckedStepParts() {}

  /** Lists of steps directly inside a step, in order of place; those of an undo included. */
  public static List<List<CheckedStep>> regions(CheckedStep step) {
    return switch (step) {
      case CheckedStep.IfChecked branch -> List.of(branch.then(), branch.otherwise());
      case CheckedStep.BlockChecked block -> List.of(block.body());
      case CheckedStep.ForChecked loop -> List.of(loop.body());
      case CheckedStep.WhileChecked loop -> List.of(loop.body());
      case CheckedStep.ParallelChecked parallel -> parallel.branches();
      case CheckedStep.RaceChecked race -> arms(race);
      case CheckedStep.TryChecked guarded -> guarded(guarded);
      case CheckedStep.GraphChecked graph -> nodes(graph);
      case CheckedStep.EffectChecked effect -> {
        CheckedStep.UndoChecked undo = effect.clauses().undo();
        yield undo == null ? List.of() : List.of(undo.steps());
      }
      case CheckedStep.LetChecked ignored -> List.of();
      case CheckedStep.VarChecked ignored -> List.of();
      case CheckedStep.SetChecked ignored -> List.of();
      case CheckedStep.CheckpointChecked ignored -> List.of();
      case CheckedStep.YieldChecked ignored -> List.of();
      case CheckedStep.BreakChecked ignored -> List.of();
      case CheckedStep.ContinueChecked ignored -> List.of();
      case CheckedStep.ReturnChecked ignored -> List.of();
      case CheckedStep.FailChecked ignored -> List.of();
      case CheckedStep.ErrorStepChecked ignored -> List.of();
    };
  }

  /** The variable that takes what a step gives, or null; a {@code let} gives nothing itself. */
  public static @Nullable LocalSymbol result(CheckedStep step) {
    return switch (step) {
      case CheckedStep.EffectChecked effect -> effect.result();
      case CheckedStep.BlockChecked block -> block.result();
      case CheckedStep.ForChecked loop -> loop.result();
      case CheckedStep.TryChecked guarded -> guarded.result();
      case CheckedStep.RaceChecked race -> race.result();
      case CheckedStep.LetChecked ignored -> null;
      case CheckedStep.VarChecked ignored -> null;
      case CheckedStep.SetChecked ignored -> null;
      case CheckedStep.IfChecked ignored -> null;
      case CheckedStep.WhileChecked ignored -> null;
      case CheckedStep.ParallelChecked ignored -> null;
      case CheckedStep.CheckpointChecked ignored -> null;
      case CheckedStep.GraphChecked ignored -> null;
      case CheckedStep.YieldChecked ignored -> null;
      case CheckedStep.BreakChecked ignored -> null;
      case CheckedStep.ContinueChecked ignored -> null;
      case CheckedStep.ReturnChecked ignored -> null;
      case CheckedStep.FailChecked ignored -> null;
      case CheckedStep.ErrorStepChecked ignored -> null;
    };
  }

  /** The expressions that a step evaluates itself, in order. */
  public static List<CheckedExpression> expressions(CheckedStep step) {
    return switch (step) {
      case CheckedStep.LetChecked let -> List.of(let.value());
      case CheckedStep.VarChecked state -> List.of(state.value());
      case CheckedStep.SetChecked set -> List.of(set.value());
      case CheckedStep.EffectChecked effect -> expressions(effect.operation());
      case CheckedStep.IfChecked branch -> List.of(branch.condition());
      case CheckedStep.ForChecked loop -> List.of(loop.items());
      case CheckedStep.WhileChecked loop -> List.of(loop.condition());
      case CheckedStep.YieldChecked yield -> List.of(yield.value());
      case CheckedStep.ReturnChecked end -> end.value() == null ? List.of() : List.of(end.value());
      case CheckedStep.FailChecked fail -> values(fail.fields());
      case CheckedStep.GraphChecked graph -> conditions(graph);
      case CheckedStep.BlockChecked ignored -> List.of();
      case CheckedStep.ParallelChecked ignored -> List.of();
      case CheckedStep.RaceChecked ignored -> List.of();
      case CheckedStep.TryChecked ignored -> List.of();
      case CheckedStep.CheckpointChecked ignored -> List.of();
      case CheckedStep.BreakChecked ignored -> List.of();
      case CheckedStep.ContinueChecked ignored -> List.of();
      case CheckedStep.ErrorStepChecked ignored -> List.of();
    };
  }

  /** The expressions of an operation, in order. */
  public static List<CheckedExpression> expressions(CheckedOperation operation) {
    return switch (operation) {
      case CheckedOperation.CallOperation call -> values(call.arguments());
      case CheckedOperation.RunTaskOperation run -> values(run.arguments());
      case CheckedOperation.RunCapsuleOperation run -> values(run.arguments());
      case CheckedOperation.AskOperation ask -> List.of(ask.prompt());
      case ApproveOperation approve -> approval(approve);
      case CheckedOperation.AwaitSignalOperation ignored -> List.of();
      case CheckedOperation.AwaitUntilOperation await -> List.of(await.condition());
      case CheckedOperation.SleepOperation sleep -> List.of(sleep.value());
      case CheckedOperation.EmitOperation emit -> values(emit.arguments());
      case CheckedOperation.EndorseOperation endorse -> List.of(endorse.value());
    };
  }

  private static List<CheckedExpression> approval(ApproveOperation approve) {
    List<CheckedExpression> parts = new ArrayList<>(List.of(approve.title()));
    for (ApproverChecked approver : approve.by()) {
      parts.add(approver.id());
    }
    parts.addAll(approve.except());
    parts.addAll(values(approve.show()));
    return parts;
  }

  private static List<CheckedExpression> values(List<CheckedArgument> arguments) {
    List<CheckedExpression> values = new ArrayList<>(arguments.size());
    for (CheckedArgument argument : arguments) {
      values.add(argument.value());
    }
    return values;
  }

  private static List<List<CheckedStep>> arms(CheckedStep.RaceChecked race) {
    List<List<CheckedStep>> regions = new ArrayList<>();
    for (RaceArmChecked arm : race.arms()) {
      regions.add(arm.head());
      regions.add(arm.body());
    }
    return regions;
  }

  private static List<List<CheckedStep>> guarded(CheckedStep.TryChecked guarded) {
    List<List<CheckedStep>> regions = new ArrayList<>();
    regions.add(guarded.body());
    for (CatchChecked handler : guarded.catches()) {
      regions.add(handler.body());
    }
    regions.add(guarded.cleanup());
    return regions;
  }

  private static List<List<CheckedStep>> nodes(CheckedStep.GraphChecked graph) {
    List<List<CheckedStep>> regions = new ArrayList<>();
    for (PlanNodeChecked node : graph.nodes()) {
      regions.addAll(List.of(node.maker(), node.checks(), node.approval(), node.revise()));
    }
    return regions;
  }

  private static List<CheckedExpression> conditions(CheckedStep.GraphChecked graph) {
    List<CheckedExpression> conditions = new ArrayList<>();
    for (PlanNodeChecked node : graph.nodes()) {
      if (node.condition() != null) {
        conditions.add(node.condition());
      }
      conditions.addAll(node.accepts());
    }
    return conditions;
  }
}
