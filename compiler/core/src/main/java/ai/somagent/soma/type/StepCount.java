package ai.somagent.soma.type;

import ai.somagent.soma.checked.CheckedOperation.RunTaskOperation;
import ai.somagent.soma.checked.CheckedStep;
import ai.somagent.soma.checked.CheckedStep.EffectChecked;
import ai.somagent.soma.checked.CheckedStepParts;
import ai.somagent.soma.checked.TaskSymbol;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/** How many steps a capsule has, those inside others included. */
final class StepCount {
  private final Map<TaskSymbol, Long> tasks = new IdentityHashMap<>();

  private StepCount() {}

  /** No larger than an int holds; tasks count wherever they are run. */
  static int of(List<CheckedStep> steps) {
    return (int) new StepCount().count(steps);
  }

  private long count(List<CheckedStep> steps) {
    long count = steps.size();
    for (CheckedStep step : steps) {
      for (List<CheckedStep> region : CheckedStepParts.regions(step)) {
        count += count(region);
      }
      if (step instanceof EffectChecked effect
          && effect.operation() instanceof RunTaskOperation run) {
        count += count(run.task());
      }
    }
    return Math.min(count, Integer.MAX_VALUE);
  }

  private long count(TaskSymbol task) {
    Long known = tasks.get(task);
    if (known == null) {
      known = count(task.steps());
      tasks.put(task, known);
    }
    return known;
  }
}
