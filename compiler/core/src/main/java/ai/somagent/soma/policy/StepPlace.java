package ai.somagent.soma.policy;

import ai.somagent.soma.checked.CheckedStep.EffectChecked;
import ai.somagent.soma.checked.TaskSymbol;
import java.util.ArrayList;
import java.util.List;

/**
 * Where a walk over steps has come to.
 *
 * @param path of the list of steps
 * @param source name of the text that the steps stand in
 * @param environment name of the deploy node around them
 * @param ends whether they run while something else ends
 * @param approvals those passed on the way here
 * @param tasks those entered on the way here
 */
record StepPlace(
    String path,
    String source,
    String environment,
    boolean ends,
    List<EffectChecked> approvals,
    List<TaskSymbol> tasks) {
  StepPlace {
    approvals = List.copyOf(approvals);
    tasks = List.copyOf(tasks);
  }

  static StepPlace start(String source) {
    return new StepPlace("steps", source, "", false, List.of(), List.of());
  }

  StepPlace in(String part) {
    return new StepPlace(path + "/" + part, source, environment, ends, approvals, tasks);
  }

  StepPlace after(List<EffectChecked> passed) {
    return passed.isEmpty() ? this : with(joined(approvals, passed));
  }

  /** Inside a loop, where what was approved before it does not count. */
  StepPlace turn() {
    return with(List.of());
  }

  StepPlace ending() {
    return new StepPlace(path, source, environment, true, List.of(), tasks);
  }

  StepPlace deploying(String target) {
    return new StepPlace(path, source, target, ends, approvals, tasks);
  }

  /** Inside a task, whose steps are the same wherever it is run. */
  StepPlace entering(TaskSymbol task) {
    List<TaskSymbol> entered = new ArrayList<>(tasks);
    entered.add(task);
    return new StepPlace(
        path + "/" + task.name(), task.source(), environment, ends, List.of(), entered);
  }

  private StepPlace with(List<EffectChecked> passed) {
    return new StepPlace(path, source, environment, ends, passed, tasks);
  }

  private static <T> List<T> joined(List<T> first, List<T> second) {
    List<T> all = new ArrayList<>(first);
    all.addAll(second);
    return all;
  }
}
