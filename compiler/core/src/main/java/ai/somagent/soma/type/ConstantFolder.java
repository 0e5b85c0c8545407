package ai.somagent.soma.type;

import ai.somagent.soma.checked.CheckedExpression;
import ai.somagent.soma.checked.CheckedExpression.FunctionChecked;
import ai.somagent.soma.checked.CheckedExpression.LiteralChecked;
import ai.somagent.soma.checked.CheckedExpression.WidenChecked;
import org.jspecify.annotations.Nullable;

/** Reads the values of settings and clauses that must be known before a run. */
public final class ConstantFolder {
  private ConstantFolder() {}

  /**
   * The Long, Double, Boolean, String or Duration that {@code expression} always has, looking
   * through module constants; null when it is not such a literal.
   */
  public static @Nullable Object fold(CheckedExpression expression) {
    return switch (expression) {
      case LiteralChecked literal -> literal.value();
      case WidenChecked widen -> fold(widen.value());
      case FunctionChecked call when call.arguments().isEmpty() -> fold(call.function().body());
      default -> null;
    };
  }
}
