package ai.somagent.soma.policy;

import ai.somagent.soma.policy.StaticEvaluation.EnumValue;
import ai.somagent.soma.policy.StaticEvaluation.State;
import ai.somagent.soma.syntax.BinaryOperator;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Infix operators on values of a {@link StaticEvaluation}. */
final class StaticOperators {
  private StaticOperators() {}

  static Object apply(BinaryOperator operator, Object left, Object right) {
    return switch (operator) {
      case OR -> or(left, right);
      case AND -> and(left, right);
      case EQUAL -> equal(left, right);
      case NOT_EQUAL -> equal(left, right) instanceof Boolean known ? !known : lost(left, right);
      case LESS, LESS_EQUAL, GREATER, GREATER_EQUAL -> ordered(operator, left, right);
      case IN -> in(left, right);
      case ADD -> left instanceof String a && right instanceof String b ? a + b : lost(left, right);
      case SUBTRACT, MULTIPLY, DIVIDE, REMAINDER -> lost(left, right);
    };
  }

  /** As in CEL: what decides by itself decides, whatever the other side is. */
  static Object or(Object left, Object right) {
    if (Boolean.TRUE.equals(left) || Boolean.TRUE.equals(right)) {
      return true;
    }
    return Boolean.FALSE.equals(left) && Boolean.FALSE.equals(right) ? false : lost(left, right);
  }

  static Object and(Object left, Object right) {
    if (Boolean.FALSE.equals(left) || Boolean.FALSE.equals(right)) {
      return false;
    }
    return Boolean.TRUE.equals(left) && Boolean.TRUE.equals(right) ? true : lost(left, right);
  }

  private static Object lost(Object left, Object right) {
    return left == State.UNDEFINED || right == State.UNDEFINED ? State.UNDEFINED : State.RUNTIME;
  }

  private static Object equal(Object left, Object right) {
    if (isOpen(left) || isOpen(right)) {
      return lost(left, right);
    }
    if (left instanceof EnumValue a && right instanceof String b) {
      return a.caseName().equals(b);
    }
    if (left instanceof String a && right instanceof EnumValue b) {
      return a.equals(b.caseName());
    }
    if (left instanceof Number a && right instanceof Number b) {
      return a.doubleValue() == b.doubleValue();
    }
    boolean deep = left instanceof List || left instanceof Map;
    return deep && !left.equals(right) ? State.RUNTIME : left.equals(right);
  }

  /** Whether a value, or something inside it, is not known. */
  private static boolean isOpen(Object value) {
    return switch (value) {
      case State state -> state != State.ABSENT;
      case List<?> list -> list.stream().anyMatch(StaticOperators::isOpen);
      case Map<?, ?> map -> map.values().stream().anyMatch(StaticOperators::isOpen);
      default -> false;
    };
  }

  private static Object ordered(BinaryOperator operator, Object left, Object right) {
    Integer order = compare(left, right);
    if (order == null) {
      return lost(left, right);
    }
    return switch (operator) {
      case LESS -> order < 0;
      case LESS_EQUAL -> order <= 0;
      case GREATER -> order > 0;
      case GREATER_EQUAL -> order >= 0;
      case OR, AND, EQUAL, NOT_EQUAL, IN, ADD, SUBTRACT, MULTIPLY, DIVIDE, REMAINDER ->
          throw new IllegalArgumentException(operator.symbol() + " orders nothing");
    };
  }

  private static @Nullable Integer compare(Object left, Object right) {
    if (left instanceof EnumValue a && right instanceof EnumValue b) {
      return Integer.compare(a.order(), b.order());
    }
    if (left instanceof Long a && right instanceof Long b) {
      return a.compareTo(b);
    }
    if (left instanceof Number a && right instanceof Number b) {
      return Double.compare(a.doubleValue(), b.doubleValue());
    }
    if (left instanceof String a && right instanceof String b) {
      return a.compareTo(b);
    }
    return left instanceof Duration a && right instanceof Duration b ? a.compareTo(b) : null;
  }

  private static Object in(Object item, Object container) {
    if (container instanceof Map<?, ?> map && !isOpen(item)) {
      return map.containsKey(item);
    }
    if (!(container instanceof List<?> list)) {
      return lost(item, container);
    }
    Object result = false;
    for (Object one : list) {
      result = or(result, equal(item, one));
    }
    return result;
  }
}
