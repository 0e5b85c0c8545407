package ai.somagent.soma.label;

import ai.somagent.soma.checked.CheckedOperation;
import ai.somagent.soma.checked.CheckedOperation.AskOperation;
import ai.somagent.soma.checked.CheckedOperation.CallOperation;
import ai.somagent.soma.checked.CheckedOperation.RunCapsuleOperation;
import ai.somagent.soma.checked.CheckedOperation.RunTaskOperation;
import ai.somagent.soma.checked.CheckedStep;
import ai.somagent.soma.checked.CheckedStep.EffectChecked;
import ai.somagent.soma.checked.CheckedStepParts;
import ai.somagent.soma.checked.ToolActionSymbol;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Effects that need a person where untrusted data alone decides on them. */
final class RiskyOperation {
  private RiskyOperation() {}

  /** What happens, to follow "whether", or null when {@code effect} may happen without a gate. */
  static @Nullable String of(EffectChecked effect, String autonomy) {
    return switch (effect.operation()) {
      case CallOperation call -> call(call.action(), autonomy);
      case RunTaskOperation run -> inside(run.task().steps(), autonomy);
      case RunCapsuleOperation run ->
          AutonomyGates.isAboveLow(run.capsule().risk())
              ? "`" + run.capsule().name() + "` runs, whose risk is `" + run.capsule().risk() + "`"
              : null;
      case AskOperation ask -> ask(ask, autonomy);
      case CheckedOperation.ApproveOperation ignored -> null;
      case CheckedOperation.AwaitSignalOperation ignored -> null;
      case CheckedOperation.AwaitUntilOperation ignored -> null;
      case CheckedOperation.SleepOperation ignored -> null;
      case CheckedOperation.EmitOperation ignored -> null;
      case CheckedOperation.EndorseOperation ignored -> null;
    };
  }

  private static @Nullable String call(ToolActionSymbol action, String autonomy) {
    return AutonomyGates.isAboveLow(action.risk()) && !AutonomyGates.gate(autonomy, action)
        ? "`" + EffectLabels.name(action) + "` is called, whose risk is `" + action.risk() + "`"
        : null;
  }

  private static @Nullable String ask(AskOperation ask, String autonomy) {
    for (ToolActionSymbol tool : ask.tools()) {
      String found = call(tool, autonomy);
      if (found != null) {
        return found;
      }
    }
    return null;
  }

  /** The first risky effect of a task; one behind its own approval is left to the task. */
  private static @Nullable String inside(List<CheckedStep> steps, String autonomy) {
    for (CheckedStep step : steps) {
      if (step instanceof EffectChecked effect) {
        if (effect.operation() instanceof CheckedOperation.ApproveOperation) {
          return null;
        }
        String found = of(effect, autonomy);
        if (found != null) {
          return found;
        }
      }
      for (List<CheckedStep> region : CheckedStepParts.regions(step)) {
        String found = inside(region, autonomy);
        if (found != null) {
          return found;
        }
      }
    }
    return null;
  }
}
