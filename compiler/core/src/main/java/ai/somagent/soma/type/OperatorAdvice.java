package ai.somagent.soma.type;

import ai.somagent.soma.checked.CheckedExpression;
import ai.somagent.soma.checked.SomaType;
import ai.somagent.soma.checked.SomaType.ListType;
import ai.somagent.soma.checked.SomaType.Scalar;
import ai.somagent.soma.diagnostic.CodeFix;
import ai.somagent.soma.diagnostic.Diagnostic;
import ai.somagent.soma.diagnostic.TextEdit;
import ai.somagent.soma.source.Span;
import ai.somagent.soma.syntax.BinaryOperator;
import ai.somagent.soma.syntax.ExpressionSyntax.BinarySyntax;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is said of an operator whose sides do not go together, and how they could. */
final class OperatorAdvice {
  private OperatorAdvice() {}

  static Diagnostic refusal(
      BinarySyntax syntax,
      CheckedExpression left,
      CheckedExpression right,
      Environment environment) {
    Diagnostic plain =
        Diagnostic.of(
            TypeCode.NO_SUCH_OPERATION,
            environment.source(),
            syntax.span(),
            "`"
                + syntax.operator().symbol()
                + "` does not work on `"
                + TypeNames.show(left.type())
                + "` and `"
                + TypeNames.show(right.type())
                + "`");
    boolean product =
        syntax.operator() == BinaryOperator.MULTIPLY || syntax.operator() == BinaryOperator.DIVIDE;
    Diagnostic timed = product ? null : ValueAdvice.operand(plain, left, right);
    if (timed != null) {
      return timed;
    }
    Diagnostic helped = plain.withHelp(advice(syntax.operator(), left.type(), right.type()));
    CodeFix fix = conversion(syntax.operator(), left, right);
    return fix == null ? helped : helped.withFixes(List.of(fix));
  }

  /** The conversion of one side that makes the two agree, where one suggests itself. */
  private static @Nullable CodeFix conversion(
      BinaryOperator operator, CheckedExpression left, CheckedExpression right) {
    if (operator == BinaryOperator.ADD && isString(left) && Fitting.isPrintable(right.type())) {
      return Fitting.wrap(right.span(), "string");
    }
    if (operator == BinaryOperator.ADD && isString(right) && Fitting.isPrintable(left.type())) {
      return Fitting.wrap(left.span(), "string");
    }
    if (operator == BinaryOperator.ADD
        && left.type() instanceof ListType list
        && Assignability.isAssignable(right.type(), list.element())) {
      Span value = right.span();
      return new CodeFix(
          "Put it in brackets",
          List.of(
              new TextEdit(new Span(value.start(), value.start()), "["),
              new TextEdit(new Span(value.end(), value.end()), "]")));
    }
    boolean works = operator != BinaryOperator.REMAINDER && operator != BinaryOperator.IN;
    if (works && isInt(left) && isDouble(right)) {
      return Fitting.wrap(left.span(), "double");
    }
    return works && isDouble(left) && isInt(right) ? Fitting.wrap(right.span(), "double") : null;
  }

  private static boolean isString(CheckedExpression value) {
    return Assignability.isScalar(value.type(), Scalar.STRING);
  }

  private static boolean isInt(CheckedExpression value) {
    return Assignability.isScalar(value.type(), Scalar.INT);
  }

  private static boolean isDouble(CheckedExpression value) {
    return Assignability.isScalar(value.type(), Scalar.DOUBLE);
  }

  private static @Nullable String advice(BinaryOperator operator, SomaType a, SomaType b) {
    boolean text =
        Assignability.isScalar(a, Scalar.STRING) || Assignability.isScalar(b, Scalar.STRING);
    if (operator == BinaryOperator.ADD && a instanceof ListType) {
      return "lists are joined: `xs + [x]`";
    }
    boolean time =
        Assignability.isScalar(a, Scalar.DURATION) || Assignability.isScalar(b, Scalar.DURATION);
    if (time && (operator == BinaryOperator.MULTIPLY || operator == BinaryOperator.DIVIDE)) {
      return "durations are only added; count seconds with `wait.getSeconds()`";
    }
    if (operator == BinaryOperator.ADD && text) {
      return "write a string with `${…}` inside";
    }
    boolean mixed =
        Assignability.isScalar(a, Scalar.INT) && Assignability.isScalar(b, Scalar.DOUBLE)
            || Assignability.isScalar(a, Scalar.DOUBLE) && Assignability.isScalar(b, Scalar.INT);
    if (mixed) {
      return "convert one side with `double(…)` or `int(…)`";
    }
    boolean json = Assignability.isScalar(a, Scalar.JSON) || Assignability.isScalar(b, Scalar.JSON);
    return json ? "JSON gets a type where it enters: `as T` after the call" : null;
  }
}
