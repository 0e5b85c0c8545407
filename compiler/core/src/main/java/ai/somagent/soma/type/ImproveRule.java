package ai.somagent.soma.type;

import ai.somagent.soma.checked.CheckedOperation;
import ai.somagent.soma.checked.CheckedOperation.AskOperation;
import ai.somagent.soma.checked.CheckedOperation.CallOperation;
import ai.somagent.soma.checked.CheckedOperation.RunCapsuleOperation;
import ai.somagent.soma.checked.CheckedOperation.RunTaskOperation;
import ai.somagent.soma.checked.CheckedStep;
import ai.somagent.soma.checked.CheckedStep.EffectChecked;
import ai.somagent.soma.checked.CheckedStepParts;
import ai.somagent.soma.checked.TaskSymbol;
import ai.somagent.soma.checked.ToolActionSymbol;
import ai.somagent.soma.source.Span;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a plan does to better itself changes nothing: it reads, asks, and runs a capsule that
 * proposes a new version, which is reviewed like anyone's.
 */
final class ImproveRule {
  private final StepContext context;
  private final List<TaskSymbol> entered = new ArrayList<>();

  ImproveRule(StepContext context) {
    this.context = context;
  }

  void check(List<CheckedStep> steps) {
    check(steps, null);
  }

  /**
   * @param place where to report, when the steps are those of a task
   */
  private void check(List<CheckedStep> steps, @Nullable Span place) {
    for (CheckedStep step : steps) {
      if (step instanceof EffectChecked effect) {
        check(effect.operation(), place == null ? effect.span() : place);
      }
      for (List<CheckedStep> region : CheckedStepParts.regions(step)) {
        check(region, place);
      }
    }
  }

  private void check(CheckedOperation operation, Span span) {
    switch (operation) {
      case CallOperation call -> checkAction(call.action(), span);
      case AskOperation ask -> ask.tools().forEach(tool -> checkAction(tool, span));
      case RunTaskOperation run -> {
        if (!entered.contains(run.task())) {
          entered.add(run.task());
          check(run.task().steps(), span);
        }
      }
      case RunCapsuleOperation run when run.detached() -> refuse("`start`", span);
      case RunCapsuleOperation run -> {}
      case CheckedOperation.EmitOperation emit -> refuse("`emit`", span);
      case CheckedOperation.ApproveOperation approve -> {}
      case CheckedOperation.AwaitSignalOperation await -> {}
      case CheckedOperation.AwaitUntilOperation await -> {}
      case CheckedOperation.SleepOperation sleep -> {}
      case CheckedOperation.EndorseOperation endorse -> {}
    }
  }

  private void checkAction(ToolActionSymbol action, Span span) {
    if (action.effect().equals("write") || action.effect().equals("irreversible")) {
      refuse("`" + action.tool() + "." + action.action() + "`", span);
    }
  }

  private void refuse(String what, Span span) {
    context.report(
        PlanCode.IMPROVE_CHANGES,
        span,
        "`improve` changes nothing, but " + what + " does",
        "read, `ask`, or `run` a capsule that proposes a new version");
  }
}
