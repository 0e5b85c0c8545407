package ai.somagent.soma.type;

import ai.somagent.soma.syntax.BinaryOperator;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Infix operators on constants; null for what overflows, divides by zero, or is not constant. */
final class ConstantArithmetic {
  private ConstantArithmetic() {}

  static @Nullable Object apply(BinaryOperator operator, Object left, Object right) {
    if (operator == BinaryOperator.EQUAL) {
      return equal(left, right);
    }
    if (operator == BinaryOperator.NOT_EQUAL) {
      return !equal(left, right);
    }
    try {
      if (left instanceof Long a && right instanceof Long b) {
        return ofInts(operator, a, b);
      }
      if (left instanceof Double a && right instanceof Double b) {
        return ofDoubles(operator, a, b);
      }
      if (left instanceof Duration a && right instanceof Duration b) {
        return ofDurations(operator, a, b);
      }
    } catch (ArithmeticException overflow) {
      return null;
    }
    if (left instanceof Boolean a && right instanceof Boolean b) {
      return ofBools(operator, a, b);
    }
    if (left instanceof String a && right instanceof String b) {
      return operator == BinaryOperator.ADD ? a + b : null;
    }
    return null;
  }

  private static boolean equal(Object left, Object right) {
    return left instanceof Double a && right instanceof Double b
        ? a.doubleValue() == b.doubleValue()
        : left.equals(right);
  }

  private static @Nullable Object ofInts(BinaryOperator operator, long a, long b) {
    return switch (operator) {
      case ADD -> Math.addExact(a, b);
      case SUBTRACT -> Math.subtractExact(a, b);
      case MULTIPLY -> Math.multiplyExact(a, b);
      case DIVIDE -> b == 0 ? null : Math.divideExact(a, b);
      case REMAINDER -> b == 0 ? null : a % b;
      case LESS -> a < b;
      case LESS_EQUAL -> a <= b;
      case GREATER -> a > b;
      case GREATER_EQUAL -> a >= b;
      case OR, AND, EQUAL, NOT_EQUAL, IN -> null;
    };
  }

  private static @Nullable Object ofDoubles(BinaryOperator operator, double a, double b) {
    return switch (operator) {
      case ADD -> a + b;
      case SUBTRACT -> a - b;
      case MULTIPLY -> a * b;
      case DIVIDE -> b == 0 ? null : a / b;
      case LESS -> a < b;
      case LESS_EQUAL -> a <= b;
      case GREATER -> a > b;
      case GREATER_EQUAL -> a >= b;
      case REMAINDER, OR, AND, EQUAL, NOT_EQUAL, IN -> null;
    };
  }

  private static @Nullable Object ofDurations(BinaryOperator operator, Duration a, Duration b) {
    return switch (operator) {
      case ADD -> a.plus(b);
      case SUBTRACT -> a.minus(b);
      case LESS -> a.compareTo(b) < 0;
      case LESS_EQUAL -> a.compareTo(b) <= 0;
      case GREATER -> a.compareTo(b) > 0;
      case GREATER_EQUAL -> a.compareTo(b) >= 0;
      case MULTIPLY, DIVIDE, REMAINDER, OR, AND, EQUAL, NOT_EQUAL, IN -> null;
    };
  }

  private static @Nullable Object ofBools(BinaryOperator operator, boolean a, boolean b) {
    return switch (operator) {
      case AND -> a && b;
      case OR -> a || b;
      case ADD,
          SUBTRACT,
          MULTIPLY,
          DIVIDE,
          REMAINDER,
          LESS,
          LESS_EQUAL,
          GREATER,
          GREATER_EQUAL,
          EQUAL,
          NOT_EQUAL,
          IN ->
          null;
    };
  }
}
