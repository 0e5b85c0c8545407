package ai.somagent.soma.type;

import ai.somagent.soma.checked.CheckedStep;
import ai.somagent.soma.checked.CheckedStep.BlockChecked;
import ai.somagent.soma.checked.CheckedStep.CatchChecked;
import ai.somagent.soma.checked.CheckedStep.ForChecked;
import ai.somagent.soma.checked.CheckedStep.IfChecked;
import ai.somagent.soma.checked.CheckedStep.ParallelChecked;
import ai.somagent.soma.checked.CheckedStep.TryChecked;
import java.util.List;

/** How many steps a capsule has, those inside others included. */
final class StepCount {
  private StepCount() {}

  static int of(List<CheckedStep> steps) {
    int count = steps.size();
    for (CheckedStep step : steps) {
      count += inside(step);
    }
    return count;
  }

  private static int inside(CheckedStep step) {
    return switch (step) {
      case IfChecked branch -> of(branch.then()) + of(branch.otherwise());
      case BlockChecked block -> of(block.body());
      case ForChecked loop -> of(loop.body());
      case ParallelChecked parallel -> {
        int count = 0;
        for (List<CheckedStep> branch : parallel.branches()) {
          count += of(branch);
        }
        yield count;
      }
      case TryChecked guarded -> {
        int count = of(guarded.body());
        for (CatchChecked handler : guarded.catches()) {
          count += of(handler.body());
        }
        yield count;
      }
      case CheckedStep.LetChecked ignored -> 0;
      case CheckedStep.CallChecked ignored -> 0;
      case CheckedStep.YieldChecked ignored -> 0;
      case CheckedStep.BreakChecked ignored -> 0;
      case CheckedStep.ContinueChecked ignored -> 0;
      case CheckedStep.ReturnChecked ignored -> 0;
      case CheckedStep.FailChecked ignored -> 0;
      case CheckedStep.ErrorStepChecked ignored -> 0;
    };
  }
}
