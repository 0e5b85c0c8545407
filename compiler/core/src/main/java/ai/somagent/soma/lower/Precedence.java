package ai.somagent.soma.lower;

import ai.somagent.soma.checked.CheckedExpression;
import ai.somagent.soma.checked.CheckedExpression.BinaryChecked;
import ai.somagent.soma.checked.CheckedExpression.ConditionalChecked;
import ai.somagent.soma.checked.CheckedExpression.FunctionChecked;
import ai.somagent.soma.checked.CheckedExpression.InterpolationChecked;
import ai.somagent.soma.checked.CheckedExpression.IsChecked;
import ai.somagent.soma.checked.CheckedExpression.LiteralChecked;
import ai.somagent.soma.checked.CheckedExpression.LocalChecked;
import ai.somagent.soma.checked.CheckedExpression.UnaryChecked;
import ai.somagent.soma.syntax.BinaryOperator;

/** How tightly the CEL form of an expression binds. */
final class Precedence {
  private Precedence() {}

  static int of(CheckedExpression expression, LocalNames names) {
    return switch (expression) {
      case ConditionalChecked conditional -> CelPrinter.ANY;
      case BinaryChecked binary ->
          OperatorPrinter.isPresenceTest(binary)
              ? presence(binary)
              : binary.operator().precedence();
      case IsChecked is -> BinaryOperator.EQUAL.precedence();
      case InterpolationChecked text ->
          text.parts().size() == 1 ? CelPrinter.MEMBER : BinaryOperator.ADD.precedence();
      case UnaryChecked unary -> CelPrinter.UNARY;
      case LiteralChecked literal -> isNegative(literal) ? CelPrinter.UNARY : CelPrinter.MEMBER;
      case LocalChecked local -> local(local, names);
      case FunctionChecked call ->
          call.arguments().isEmpty()
              ? of(call.function().body(), LocalNames.EMPTY)
              : CelPrinter.ANY;
      default -> CelPrinter.MEMBER;
    };
  }

  private static int presence(BinaryChecked test) {
    return test.operator() == BinaryOperator.EQUAL ? CelPrinter.UNARY : CelPrinter.MEMBER;
  }

  private static boolean isNegative(LiteralChecked literal) {
    return literal.value() instanceof Long whole && whole < 0
        || literal.value() instanceof Double number && (number < 0 || 1 / number < 0);
  }

  private static int local(LocalChecked local, LocalNames names) {
    boolean inPlace = names.find(local.symbol()) instanceof LocalNames.Argument;
    if (!inPlace || CelPrinter.isNarrowed(local)) {
      return CelPrinter.MEMBER;
    }
    LocalNames.Argument argument = (LocalNames.Argument) names.find(local.symbol());
    return argument == null ? CelPrinter.MEMBER : of(argument.value(), argument.names());
  }
}
