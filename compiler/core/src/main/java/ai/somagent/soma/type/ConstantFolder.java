package ai.somagent.soma.type;

import ai.somagent.soma.checked.CheckedArgument;
import ai.somagent.soma.checked.CheckedExpression;
import ai.somagent.soma.checked.CheckedExpression.BinaryChecked;
import ai.somagent.soma.checked.CheckedExpression.ConditionalChecked;
import ai.somagent.soma.checked.CheckedExpression.ConstructChecked;
import ai.somagent.soma.checked.CheckedExpression.EntryChecked;
import ai.somagent.soma.checked.CheckedExpression.EnumCaseChecked;
import ai.somagent.soma.checked.CheckedExpression.FunctionChecked;
import ai.somagent.soma.checked.CheckedExpression.InterpolationChecked;
import ai.somagent.soma.checked.CheckedExpression.ListChecked;
import ai.somagent.soma.checked.CheckedExpression.LiteralChecked;
import ai.somagent.soma.checked.CheckedExpression.MapChecked;
import ai.somagent.soma.checked.CheckedExpression.UnaryChecked;
import ai.somagent.soma.checked.CheckedExpression.UnionCaseChecked;
import ai.somagent.soma.checked.CheckedExpression.WidenChecked;
import ai.somagent.soma.checked.SomaType;
import ai.somagent.soma.syntax.UnaryOperator;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Works out constant expressions. A constant is a tree of literals, enum cases, lists, maps,
 * records and union values; the arithmetic is CEL's, and what would fail at run time is no
 * constant.
 */
public final class ConstantFolder {
  private ConstantFolder() {}

  /** The Long, Double, Boolean, String or Duration that {@code expression} is; null for no such. */
  public static @Nullable Object fold(CheckedExpression expression) {
    return constant(expression) instanceof LiteralChecked literal ? literal.value() : null;
  }

  /** What {@code expression} always is as the key of a map; null when only a run knows. */
  static @Nullable Object key(CheckedExpression expression) {
    return constant(expression) instanceof EnumCaseChecked named
        ? named.caseName()
        : fold(expression);
  }

  /** The constant that {@code expression} is, or null when it is none. */
  public static @Nullable CheckedExpression constant(CheckedExpression expression) {
    return switch (expression) {
      case LiteralChecked literal -> literal;
      case EnumCaseChecked named -> named;
      case WidenChecked widen -> constant(widen.value());
      case UnaryChecked unary -> unary(unary);
      case BinaryChecked binary -> binary(binary);
      case ConditionalChecked conditional -> conditional(conditional);
      case InterpolationChecked text -> text(text);
      case ListChecked list -> list(list);
      case MapChecked map -> map(map);
      case ConstructChecked record -> record(record);
      case UnionCaseChecked union -> union(union);
      case FunctionChecked function ->
          function.arguments().isEmpty() ? constant(function.function().body()) : null;
      case CheckedExpression.LocalChecked ignored -> null;
      case CheckedExpression.InputChecked ignored -> null;
      case CheckedExpression.RunChecked ignored -> null;
      case CheckedExpression.SelectChecked ignored -> null;
      case CheckedExpression.IndexChecked ignored -> null;
      case CheckedExpression.IsChecked ignored -> null;
      case CheckedExpression.BuiltinChecked call -> conversion(call);
      case CheckedExpression.MacroChecked ignored -> null;
      case CheckedExpression.ErrorChecked ignored -> null;
    };
  }

  /** Conversions of what prints, widens and is read in CEL as here; days are not read there. */
  private static @Nullable CheckedExpression conversion(CheckedExpression.BuiltinChecked call) {
    Object value = call.arguments().isEmpty() ? null : fold(call.arguments().getFirst());
    if (call.member() || value == null || call.arguments().size() != 1) {
      return null;
    }
    return switch (call.function()) {
      case "string" -> isPlain(value) ? literal(value.toString(), call) : null;
      case "double" -> value instanceof Long whole ? literal(whole.doubleValue(), call) : null;
      case "duration" ->
          value instanceof String text && !text.contains("d") && !text.contains("_")
              ? duration(text, call)
              : null;
      default -> null;
    };
  }

  private static @Nullable CheckedExpression duration(String text, CheckedExpression at) {
    Object value = Literals.duration(text);
    return value == null ? null : literal(value, at);
  }

  private static @Nullable CheckedExpression unary(UnaryChecked unary) {
    Object operand = fold(unary.operand());
    if (unary.operator() == UnaryOperator.NOT) {
      return operand instanceof Boolean bool ? literal(!bool, unary) : null;
    }
    if (operand instanceof Long number && number != Long.MIN_VALUE) {
      return literal(-number, unary);
    }
    return operand instanceof Double number ? literal(-number, unary) : null;
  }

  private static @Nullable CheckedExpression binary(BinaryChecked binary) {
    Object left = fold(binary.left());
    Object right = fold(binary.right());
    if (left == null || right == null) {
      return null;
    }
    Object result = ConstantArithmetic.apply(binary.operator(), left, right);
    return result == null ? null : literal(result, binary);
  }

  private static @Nullable CheckedExpression conditional(ConditionalChecked conditional) {
    if (fold(conditional.condition()) instanceof Boolean outcome) {
      return constant(outcome ? conditional.then() : conditional.otherwise());
    }
    return null;
  }

  private static @Nullable CheckedExpression text(InterpolationChecked text) {
    StringBuilder joined = new StringBuilder();
    for (CheckedExpression part : text.parts()) {
      CheckedExpression folded = constant(part);
      if (folded instanceof EnumCaseChecked named) {
        joined.append(named.caseName());
      } else if (folded instanceof LiteralChecked literal && isPlain(literal.value())) {
        joined.append(literal.value());
      } else {
        return null;
      }
    }
    return literal(joined.toString(), text);
  }

  /** Whether CEL's {@code string()} prints the value as Java does. */
  private static boolean isPlain(@Nullable Object value) {
    return value instanceof String || value instanceof Long || value instanceof Boolean;
  }

  private static @Nullable CheckedExpression list(ListChecked list) {
    List<CheckedExpression> elements = new ArrayList<>(list.elements().size());
    for (CheckedExpression element : list.elements()) {
      CheckedExpression folded = constant(element);
      if (folded == null) {
        return null;
      }
      elements.add(folded);
    }
    return new ListChecked(elements, list.type(), list.span());
  }

  private static @Nullable CheckedExpression map(MapChecked map) {
    List<EntryChecked> entries = new ArrayList<>(map.entries().size());
    for (EntryChecked entry : map.entries()) {
      CheckedExpression key = constant(entry.key());
      CheckedExpression value = constant(entry.value());
      if (key == null || value == null) {
        return null;
      }
      entries.add(new EntryChecked(key, value));
    }
    return new MapChecked(entries, map.type(), map.span());
  }

  private static @Nullable CheckedExpression record(ConstructChecked record) {
    List<CheckedArgument> fields = fields(record.fields());
    return fields == null
        ? null
        : new ConstructChecked(record.symbol(), fields, record.type(), record.span());
  }

  private static @Nullable CheckedExpression union(UnionCaseChecked union) {
    List<CheckedArgument> fields = fields(union.fields());
    return fields == null
        ? null
        : new UnionCaseChecked(
            union.symbol(), union.caseName(), fields, union.type(), union.span());
  }

  private static @Nullable List<CheckedArgument> fields(List<CheckedArgument> fields) {
    List<CheckedArgument> folded = new ArrayList<>(fields.size());
    for (CheckedArgument field : fields) {
      CheckedExpression value = constant(field.value());
      if (value == null) {
        return null;
      }
      folded.add(new CheckedArgument(field.name(), value));
    }
    return folded;
  }

  private static CheckedExpression literal(Object value, CheckedExpression at) {
    SomaType type = at.type();
    return new LiteralChecked(value, type, at.span());
  }
}
