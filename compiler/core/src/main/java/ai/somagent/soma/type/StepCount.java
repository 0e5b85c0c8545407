package ai.somagent.soma.type;

import ai.somagent.soma.checked.CheckedStep;
import ai.somagent.soma.checked.CheckedStepParts;
import java.util.List;

/** How many steps a capsule has, those inside others included. */
final class StepCount {
  private StepCount() {}

  static int of(List<CheckedStep> steps) {
    int count = steps.size();
    for (CheckedStep step : steps) {
      for (List<CheckedStep> region : CheckedStepParts.regions(step)) {
        count += of(region);
      }
    }
    return count;
  }
}
