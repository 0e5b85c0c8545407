package ai.somagent.soma.policy;

import ai.somagent.soma.policy.StaticEvaluation.State;
import java.util.List;
import java.util.Map;

/** The functions of the expression library that conditions over known facts commonly use. */
final class StaticFunctions {
  private StaticFunctions() {}

  static Object apply(String function, List<Object> arguments) {
    if (arguments.isEmpty()) {
      return State.RUNTIME;
    }
    Object first = arguments.getFirst();
    if (function.equals("orValue") && arguments.size() == 2) {
      return first == State.ABSENT ? arguments.get(1) : first;
    }
    if (function.equals("hasValue") && !isOpen(first)) {
      return first != State.ABSENT;
    }
    if (arguments.contains(State.UNDEFINED)) {
      return State.UNDEFINED;
    }
    if (function.equals("size")) {
      return size(first);
    }
    return first instanceof String text ? ofText(function, text, arguments) : State.RUNTIME;
  }

  private static boolean isOpen(Object value) {
    return value == State.RUNTIME || value == State.UNDEFINED;
  }

  private static Object size(Object value) {
    return switch (value) {
      case String text -> (long) text.codePointCount(0, text.length());
      case List<?> list -> (long) list.size();
      case Map<?, ?> map -> (long) map.size();
      default -> State.RUNTIME;
    };
  }

  private static Object ofText(String function, String text, List<Object> arguments) {
    if (arguments.size() == 2 && arguments.get(1) instanceof String other) {
      return switch (function) {
        case "contains" -> text.contains(other);
        case "startsWith" -> text.startsWith(other);
        case "endsWith" -> text.endsWith(other);
        default -> State.RUNTIME;
      };
    }
    return State.RUNTIME;
  }
}
