package ai.somagent.soma.type;

import ai.somagent.soma.checked.CheckedOperation.RunTaskOperation;
import ai.somagent.soma.checked.CheckedStep;
import ai.somagent.soma.checked.CheckedStep.EffectChecked;
import ai.somagent.soma.checked.CheckedStepParts;
import ai.somagent.soma.checked.TaskSymbol;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/** Visits steps and those inside them, undos and the steps of tasks included; each task once. */
final class StepWalk {
  private final Consumer<CheckedStep> visitor;
  private final Set<TaskSymbol> seen = Collections.newSetFromMap(new IdentityHashMap<>());

  private StepWalk(Consumer<CheckedStep> visitor) {
    this.visitor = visitor;
  }

  static void each(List<CheckedStep> steps, Consumer<CheckedStep> visitor) {
    new StepWalk(visitor).visit(steps);
  }

  private void visit(List<CheckedStep> steps) {
    for (CheckedStep step : steps) {
      visitor.accept(step);
      for (List<CheckedStep> region : CheckedStepParts.regions(step)) {
        visit(region);
      }
      if (step instanceof EffectChecked effect
          && effect.operation() instanceof RunTaskOperation run
          && seen.add(run.task())) {
        visit(run.task().steps());
      }
    }
  }
}
