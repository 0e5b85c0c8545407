package ai.somagent.soma.type;

import ai.somagent.soma.checked.CheckedExpression;
import ai.somagent.soma.checked.CheckedStep;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Something in value position: the steps that bring it about, then the value.
 *
 * @param value null when the steps always leave and no value ever comes
 */
record CheckedValue(List<CheckedStep> steps, @Nullable CheckedExpression value) {
  CheckedValue {
    steps = List.copyOf(steps);
  }
}
