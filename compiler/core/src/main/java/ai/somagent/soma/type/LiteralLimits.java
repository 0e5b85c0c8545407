package ai.somagent.soma.type;

import ai.somagent.soma.checked.CheckedExpression;
import ai.somagent.soma.checked.CheckedExpression.LiteralChecked;
import ai.somagent.soma.checked.Limits;
import ai.somagent.soma.checked.SomaType.Scalar;
import ai.somagent.soma.checked.SomaType.ScalarType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Holds literals against limits before a run; patterns and formats wait for the run. */
final class LiteralLimits {
  private LiteralLimits() {}

  /** Whether each literal among {@code values} is inside the limits of its parameter. */
  static boolean holdsOf(List<CheckedExpression> values, Signature.Match match) {
    for (int i = 0; i < values.size(); i++) {
      if (values.get(i) instanceof LiteralChecked literal
          && literal.value() != null
          && Assignability.base(match.parameters().get(i)) instanceof ScalarType scalar
          && refusal(literal.value(), scalar) != null) {
        return false;
      }
    }
    return true;
  }

  /** Why {@code value} is outside, to follow the type's name; null when it is inside. */
  static @Nullable String refusal(Object value, ScalarType type) {
    Limits limits = type.limits();
    if (value instanceof String text && type.scalar() == Scalar.STRING) {
      int length = text.codePointCount(0, text.length());
      return refusal(length, limits, " characters, this has " + length);
    }
    if (value instanceof Number number) {
      return refusal(number.doubleValue(), limits, "");
    }
    return null;
  }

  private static @Nullable String refusal(double size, Limits limits, String rest) {
    if (limits.min() != null && size < limits.min()) {
      return "is at least " + shown(limits.min()) + rest;
    }
    if (limits.max() != null && size > limits.max()) {
      return "is at most " + shown(limits.max()) + rest;
    }
    return null;
  }

  private static String shown(double limit) {
    return limit == Math.rint(limit) && Math.abs(limit) < 1e15
        ? Long.toString((long) limit)
        : Double.toString(limit);
  }
}
