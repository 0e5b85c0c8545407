package ai.somagent.soma.type;

import ai.somagent.soma.checked.CheckedExpression;
import ai.somagent.soma.checked.CheckedExpression.BinaryChecked;
import ai.somagent.soma.checked.CheckedExpression.BuiltinChecked;
import ai.somagent.soma.checked.CheckedExpression.ConditionalChecked;
import ai.somagent.soma.checked.CheckedExpression.FunctionChecked;
import ai.somagent.soma.checked.CheckedExpression.ListChecked;
import ai.somagent.soma.checked.CheckedExpression.LiteralChecked;
import ai.somagent.soma.checked.CheckedExpression.LocalChecked;
import ai.somagent.soma.checked.CheckedExpression.MacroChecked;
import ai.somagent.soma.checked.CheckedExpression.MapChecked;
import ai.somagent.soma.checked.CheckedExpression.WidenChecked;
import ai.somagent.soma.checked.Limits;
import ai.somagent.soma.checked.LocalSymbol;
import ai.somagent.soma.checked.SomaType;
import ai.somagent.soma.syntax.BinaryOperator;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The most items that a list or map can have: from the {@code max} of its type, or worked out from
 * how it is made.
 */
final class ListBound {
  private ListBound() {}

  /** Null when nothing bounds {@code expression}. */
  static @Nullable Double of(CheckedExpression expression) {
    return of(expression, Map.of());
  }

  /** The type of {@code value} with what is known of its size; for variables that hold it. */
  static SomaType typeOf(CheckedExpression value) {
    return sized(value.type(), of(value));
  }

  /** {@code type}, if it is a list without a {@code max}, with {@code max}. */
  static SomaType sized(SomaType type, @Nullable Double max) {
    if (!(type instanceof SomaType.ListType list) || list.limits().max() != null) {
      return type;
    }
    Limits known = list.limits();
    return max == null
        ? type
        : new SomaType.ListType(
            list.element(), new Limits(known.min(), max, null, null, known.unique()));
  }

  /**
   * @param arguments what the parameters of the functions around {@code expression} are bounded by
   */
  private static @Nullable Double of(
      CheckedExpression expression, Map<LocalSymbol, Double> arguments) {
    Double declared = ofType(expression.type());
    if (declared != null) {
      return declared;
    }
    return switch (expression) {
      case ListChecked list -> (double) list.elements().size();
      case MapChecked map -> (double) map.entries().size();
      case LocalChecked local -> arguments.get(local.symbol());
      case WidenChecked widen -> of(widen.value(), arguments);
      case BinaryChecked sum when sum.operator() == BinaryOperator.ADD ->
          sum(of(sum.left(), arguments), of(sum.right(), arguments));
      case ConditionalChecked choice ->
          larger(of(choice.then(), arguments), of(choice.otherwise(), arguments));
      case MacroChecked macro when macro.macro().equals("filter") || macro.macro().equals("map") ->
          of(macro.range(), arguments);
      case BuiltinChecked range
          when range.function().equals("lists.range")
              && range.arguments().getFirst() instanceof LiteralChecked count
              && count.value() instanceof Long number ->
          Math.max(0.0, number);
      case FunctionChecked call -> ofFunction(call, arguments);
      default -> null;
    };
  }

  private static @Nullable Double ofFunction(
      FunctionChecked call, Map<LocalSymbol, Double> arguments) {
    Map<LocalSymbol, Double> inside = new HashMap<>();
    for (int i = 0; i < call.arguments().size(); i++) {
      Double bound = of(call.arguments().get(i), arguments);
      if (bound != null) {
        inside.put(call.function().parameters().get(i), bound);
      }
    }
    return of(call.function().body(), inside);
  }

  private static @Nullable Double ofType(SomaType type) {
    return switch (type) {
      case SomaType.ListType list -> list.limits().max();
      case SomaType.MapType map -> map.limits().max();
      case SomaType.OptionalType optional -> ofType(optional.of());
      default -> null;
    };
  }

  private static @Nullable Double sum(@Nullable Double left, @Nullable Double right) {
    return left == null || right == null ? null : left + right;
  }

  private static @Nullable Double larger(@Nullable Double left, @Nullable Double right) {
    return left == null || right == null ? null : Double.valueOf(Math.max(left, right));
  }
}
