package ai.somagent.soma.type;

import ai.somagent.soma.checked.CheckedStep;
import java.util.List;

/**
 * Steps with what holds after them.
 *
 * @param completes whether control can come to the end of them
 * @param after what the steps behind them see
 */
record CheckedSteps(List<CheckedStep> steps, boolean completes, Environment after) {
  CheckedSteps {
    steps = List.copyOf(steps);
  }

  static CheckedSteps of(CheckedStep step, boolean completes, Environment after) {
    return new CheckedSteps(List.of(step), completes, after);
  }

  static CheckedSteps none(Environment after) {
    return new CheckedSteps(List.of(), true, after);
  }
}
