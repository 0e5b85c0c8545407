package ai.somagent.soma.policy;

import ai.somagent.soma.checked.CheckedArgument;
import ai.somagent.soma.checked.CheckedExpression;
import ai.somagent.soma.checked.CheckedExpression.BinaryChecked;
import ai.somagent.soma.checked.CheckedExpression.BuiltinChecked;
import ai.somagent.soma.checked.CheckedExpression.ConditionalChecked;
import ai.somagent.soma.checked.CheckedExpression.EntryChecked;
import ai.somagent.soma.checked.CheckedExpression.EnumCaseChecked;
import ai.somagent.soma.checked.CheckedExpression.FunctionChecked;
import ai.somagent.soma.checked.CheckedExpression.ListChecked;
import ai.somagent.soma.checked.CheckedExpression.LiteralChecked;
import ai.somagent.soma.checked.CheckedExpression.LocalChecked;
import ai.somagent.soma.checked.CheckedExpression.MacroChecked;
import ai.somagent.soma.checked.CheckedExpression.MapChecked;
import ai.somagent.soma.checked.CheckedExpression.SelectChecked;
import ai.somagent.soma.checked.CheckedExpression.UnaryChecked;
import ai.somagent.soma.checked.LocalSymbol;
import ai.somagent.soma.checked.NamedTypeSymbol;
import ai.somagent.soma.checked.NamedTypeSymbol.EnumDefinition;
import ai.somagent.soma.syntax.UnaryOperator;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Evaluates an expression as far as it can be known before a run. A value is a Long, Double,
 * Boolean, String, Duration, {@link EnumValue}, List, Map or one of the {@link State}s. What it
 * does not know how to evaluate is left to the run, which is always sound.
 */
final class StaticEvaluation {
  /** What stands for a value that is not there. */
  enum State {
    /** {@code null}. */
    ABSENT,
    /** Only the run knows. */
    RUNTIME,
    /** Nobody will ever know. */
    UNDEFINED
  }

  /** A case of an enum with its place in the order. */
  record EnumValue(String caseName, int order) {}

  private final Map<LocalSymbol, Object> variables = new IdentityHashMap<>();

  Object evaluate(CheckedExpression expression) {
    return switch (expression) {
      case LiteralChecked e -> e.value() == null ? State.ABSENT : e.value();
      case EnumCaseChecked e -> enumValue(e.symbol(), e.caseName());
      case LocalChecked e -> variables.getOrDefault(e.symbol(), State.RUNTIME);
      case CheckedExpression.WidenChecked e -> evaluate(e.value());
      case UnaryChecked e -> unary(e);
      case BinaryChecked e -> binary(e);
      case ConditionalChecked e -> conditional(e);
      case ListChecked e -> list(e.elements());
      case MapChecked e -> map(e);
      case SelectChecked e -> select(e);
      case BuiltinChecked e -> StaticFunctions.apply(e.function(), values(e.arguments()));
      case FunctionChecked e -> function(e);
      case MacroChecked e -> macro(e);
      case CheckedExpression.ConstructChecked e -> fields(e.fields());
      case CheckedExpression.InterpolationChecked e -> joined(e.parts());
      case CheckedExpression.UnionCaseChecked e -> State.RUNTIME;
      case CheckedExpression.InputChecked e -> State.RUNTIME;
      case CheckedExpression.RunChecked e -> State.RUNTIME;
      case CheckedExpression.IndexChecked e -> State.RUNTIME;
      case CheckedExpression.IsChecked e -> is(e);
      case CheckedExpression.ErrorChecked e -> State.UNDEFINED;
    };
  }

  private static Object enumValue(NamedTypeSymbol symbol, String name) {
    return symbol.definition() instanceof EnumDefinition definition
        ? new EnumValue(name, definition.cases().indexOf(name))
        : State.RUNTIME;
  }

  private Object unary(UnaryChecked unary) {
    Object operand = evaluate(unary.operand());
    if (unary.operator() == UnaryOperator.NOT) {
      return operand instanceof Boolean known ? (Object) !known : unknown(operand);
    }
    if (operand instanceof Double known) {
      return -known;
    }
    return operand instanceof Long known && known != Long.MIN_VALUE ? -known : unknown(operand);
  }

  /** What comes of an operation on something that is no plain value. */
  static Object unknown(Object operand) {
    return operand == State.UNDEFINED ? State.UNDEFINED : State.RUNTIME;
  }

  private Object binary(BinaryChecked binary) {
    Object left = evaluate(binary.left());
    Object right = evaluate(binary.right());
    return StaticOperators.apply(binary.operator(), left, right);
  }

  private Object conditional(ConditionalChecked choice) {
    Object condition = evaluate(choice.condition());
    return condition instanceof Boolean known
        ? evaluate(known ? choice.then() : choice.otherwise())
        : unknown(condition);
  }

  private List<Object> values(List<CheckedExpression> expressions) {
    List<Object> values = new ArrayList<>(expressions.size());
    for (CheckedExpression expression : expressions) {
      values.add(evaluate(expression));
    }
    return values;
  }

  private Object list(List<CheckedExpression> elements) {
    return values(elements);
  }

  private Object map(MapChecked map) {
    Map<Object, Object> values = new LinkedHashMap<>();
    for (EntryChecked entry : map.entries()) {
      Object key = evaluate(entry.key());
      if (key instanceof State) {
        return unknown(key);
      }
      values.put(key, evaluate(entry.value()));
    }
    return values;
  }

  private Object fields(List<CheckedArgument> fields) {
    Map<Object, Object> values = new LinkedHashMap<>();
    for (CheckedArgument field : fields) {
      values.put(field.name(), evaluate(field.value()));
    }
    return values;
  }

  private Object select(SelectChecked select) {
    Object target = evaluate(select.target());
    if (target instanceof Map<?, ?> map) {
      Object value = map.get(select.field());
      return value == null ? State.ABSENT : value;
    }
    return target == State.ABSENT && select.maybe() ? State.ABSENT : unknown(target);
  }

  private Object is(CheckedExpression.IsChecked is) {
    Object value = evaluate(is.value());
    return value instanceof EnumValue known
        ? (Object) known.caseName().equals(is.caseName())
        : unknown(value);
  }

  private Object joined(List<CheckedExpression> parts) {
    StringBuilder text = new StringBuilder();
    for (Object part : values(parts)) {
      if (part instanceof EnumValue known) {
        text.append(known.caseName());
      } else if (part instanceof String || part instanceof Long || part instanceof Boolean) {
        text.append(part);
      } else {
        return unknown(part);
      }
    }
    return text.toString();
  }

  private Object function(FunctionChecked call) {
    List<Object> arguments = values(call.arguments());
    List<LocalSymbol> parameters = call.function().parameters();
    for (int i = 0; i < parameters.size() && i < arguments.size(); i++) {
      variables.put(parameters.get(i), arguments.get(i));
    }
    Object result = evaluate(call.function().body());
    parameters.forEach(variables::remove);
    return result;
  }

  /** Macros with one variable over a known list that give a truth. */
  private Object macro(MacroChecked macro) {
    Object range = evaluate(macro.range());
    boolean truth = macro.macro().equals("exists") || macro.macro().equals("all");
    if (!(range instanceof List<?> items) || macro.variables().size() != 1 || !truth) {
      return unknown(range);
    }
    boolean exists = macro.macro().equals("exists");
    Object result = !exists;
    for (Object item : items) {
      variables.put(macro.variables().getFirst(), item);
      Object one = evaluate(macro.bodies().getFirst());
      result = exists ? StaticOperators.or(result, one) : StaticOperators.and(result, one);
    }
    variables.remove(macro.variables().getFirst());
    return result;
  }
}
