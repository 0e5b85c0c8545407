package ai.somagent.soma.label;

import ai.somagent.soma.checked.CheckedChildren;
import ai.somagent.soma.checked.CheckedExpression;
import ai.somagent.soma.checked.CheckedExpression.BinaryChecked;
import ai.somagent.soma.checked.CheckedExpression.BuiltinChecked;
import ai.somagent.soma.checked.CheckedExpression.FunctionChecked;
import ai.somagent.soma.checked.CheckedExpression.LiteralChecked;
import ai.somagent.soma.checked.CheckedExpression.MacroChecked;
import ai.somagent.soma.checked.SomaType;
import ai.somagent.soma.checked.SomaType.Scalar;
import ai.somagent.soma.syntax.UnaryOperator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which expressions may have no value, and the labels of what decides on that. That an expression
 * takes more work than an evaluation may is not among it: time is no channel that labels follow.
 */
final class ExpressionFailures {
  /** Sums of values below this do not leave 64 bits. */
  private static final double SAFE = 9.0e18;

  private static final double LARGEST_SIZE = 2_147_483_647;

  private final ExpressionLabels labels;
  private final FunctionLabels functions;

  /**
   * @param labels tells nobody of what it finds
   */
  ExpressionFailures(ExpressionLabels labels, FunctionLabels functions) {
    this.labels = labels;
    this.functions = functions;
  }

  /** The labels of values in {@code value} that may leave it without a value. */
  LabelSet of(CheckedExpression value) {
    if (mayFail(value, functions)) {
      return labels.of(value);
    }
    if (value instanceof MacroChecked) {
      labels.of(value); // Its variables then have the labels of the range.
    }
    LabelSet all = LabelSet.NONE;
    for (CheckedExpression part : CheckedChildren.of(value)) {
      all = all.plus(of(part));
    }
    return all;
  }

  /** Whether {@code value} or a part of it may have no value. */
  static boolean anyIn(CheckedExpression value, FunctionLabels functions) {
    if (mayFail(value, functions)) {
      return true;
    }
    for (CheckedExpression part : CheckedChildren.of(value)) {
      if (anyIn(part, functions)) {
        return true;
      }
    }
    return false;
  }

  private static boolean mayFail(CheckedExpression value, FunctionLabels functions) {
    return switch (value) {
      case CheckedExpression.IndexChecked index -> !index.maybe();
      case BinaryChecked binary -> binary(binary);
      case CheckedExpression.UnaryChecked unary ->
          unary.operator() == UnaryOperator.NEGATE && largest(unary) >= SAFE;
      case BuiltinChecked call -> builtin(call);
      case FunctionChecked call -> functions.of(call.function()).mayFail();
      case MacroChecked macro -> macro.macro().equals("transformMapEntry");
      case CheckedExpression.MapChecked map ->
          map.entries().size() > 1
              && map.entries().stream().anyMatch(one -> !(one.key() instanceof LiteralChecked));
      default -> false;
    };
  }

  private static boolean binary(BinaryChecked binary) {
    return switch (binary.operator()) {
      case ADD, SUBTRACT, MULTIPLY -> largest(binary) >= SAFE;
      case DIVIDE, REMAINDER -> scalar(binary) == Scalar.INT && !isNumber(binary.right());
      case OR, AND, EQUAL, NOT_EQUAL, LESS, LESS_EQUAL, GREATER, GREATER_EQUAL, IN -> false;
    };
  }

  /** A literal divisor other than zero; that one is reported when types are checked. */
  private static boolean isNumber(CheckedExpression value) {
    return value instanceof LiteralChecked literal
        && literal.value() instanceof Long number
        && number != 0;
  }

  private static @Nullable Scalar scalar(CheckedExpression value) {
    return value.type() instanceof SomaType.ScalarType type ? type.scalar() : null;
  }

  private static boolean isText(CheckedExpression value) {
    return scalar(value) == Scalar.STRING;
  }

  private static boolean builtin(BuiltinChecked call) {
    List<CheckedExpression> given = call.arguments();
    return switch (call.function()) {
      case "int" -> scalar(given.getFirst()) != Scalar.INT;
      case "double", "bool", "duration", "timestamp" -> isText(given.getFirst());
      case "string" -> scalar(given.getFirst()) == Scalar.BYTES;
      case "matches" -> !(given.getLast() instanceof LiteralChecked);
      case "charAt", "substring", "slice", "base64.decode", "lists.range" -> true;
      case "math.greatest", "math.least" -> given.size() == 1;
      case "math.abs" -> largest(call) >= SAFE;
      case "math.bitShiftLeft", "math.bitShiftRight" -> !isNumber(given.getLast());
      default -> call.function().startsWith("get") && given.size() > 1;
    };
  }

  /** The largest amount that a whole number can have; 0 where there is nothing to overflow. */
  private static double largest(CheckedExpression value) {
    if (value instanceof LiteralChecked literal) {
      return literal.value() instanceof Long number ? Math.abs((double) number) : 0;
    }
    Scalar scalar = scalar(value);
    if (scalar == Scalar.DURATION || scalar == Scalar.TIMESTAMP) {
      return SAFE;
    }
    return scalar == Scalar.INT ? Math.min(declared(value), computed(value)) : 0;
  }

  private static double declared(CheckedExpression value) {
    return value.type() instanceof SomaType.ScalarType type
            && type.limits().min() != null
            && type.limits().max() != null
        ? Math.max(Math.abs(type.limits().min()), Math.abs(type.limits().max()))
        : SAFE;
  }

  private static double computed(CheckedExpression value) {
    return switch (value) {
      case BinaryChecked binary ->
          switch (binary.operator()) {
            case ADD, SUBTRACT -> largest(binary.left()) + largest(binary.right());
            case MULTIPLY -> largest(binary.left()) * largest(binary.right());
            default -> largest(binary.left());
          };
      case CheckedExpression.UnaryChecked unary -> largest(unary.operand());
      case BuiltinChecked call when call.function().equals("size") -> LARGEST_SIZE;
      case BuiltinChecked call when call.function().equals("math.abs") ->
          largest(call.arguments().getFirst());
      default -> SAFE;
    };
  }
}
