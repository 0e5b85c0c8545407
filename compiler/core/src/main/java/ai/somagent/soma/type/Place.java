package ai.somagent.soma.type;

import ai.somagent.soma.checked.CheckedExpression;
import ai.somagent.soma.checked.CheckedExpression.InputChecked;
import ai.somagent.soma.checked.CheckedExpression.LocalChecked;
import ai.somagent.soma.checked.CheckedExpression.SelectChecked;
import ai.somagent.soma.checked.LocalSymbol;
import org.jspecify.annotations.Nullable;

/**
 * Something immutable that can be named twice, so that what one use shows holds for the next. A
 * {@code var} is none: a handler may change it in between.
 */
sealed interface Place {
  record LocalPlace(LocalSymbol symbol) implements Place {}

  record InputPlace(String field) implements Place {}

  record FieldPlace(Place of, String field) implements Place {}

  /** The place that {@code expression} names, or null for a computed value. */
  static @Nullable Place of(CheckedExpression expression) {
    if (expression instanceof LocalChecked local) {
      return local.symbol().isState() ? null : new LocalPlace(local.symbol());
    }
    if (expression instanceof InputChecked input) {
      return new InputPlace(input.field());
    }
    if (expression instanceof SelectChecked select) {
      Place target = of(select.target());
      return target == null ? null : new FieldPlace(target, select.field());
    }
    return null;
  }
}
