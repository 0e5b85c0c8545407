package ai.somagent.soma.rule;

import ai.somagent.soma.checked.CheckedExpression;
import ai.somagent.soma.checked.CheckedExpression.BinaryChecked;
import ai.somagent.soma.checked.CheckedExpression.BuiltinChecked;
import ai.somagent.soma.checked.SomaType;
import ai.somagent.soma.diagnostic.Diagnostic;
import ai.somagent.soma.diagnostic.DiagnosticSink;
import ai.somagent.soma.source.Span;
import ai.somagent.soma.syntax.BinaryOperator;
import ai.somagent.soma.type.ConstantFolder;
import ai.somagent.soma.type.PatternScan;
import org.jspecify.annotations.Nullable;

/** Expressions that fail whenever they are reached: constants alone decide that. */
final class NeverValueRule implements CapsuleRule {
  private final String source;
  private final DiagnosticSink sink;

  NeverValueRule(String source, DiagnosticSink sink) {
    this.source = source;
    this.sink = sink;
  }

  @Override
  public void expression(CheckedExpression expression) {
    if (expression instanceof BinaryChecked binary && isWhole(binary.type())) {
      String why = arithmetic(binary);
      if (why != null) {
        report(binary.span(), why);
      }
    } else if (expression instanceof BuiltinChecked call && call.function().equals("matches")) {
      CheckedExpression pattern = call.arguments().getLast();
      String refused =
          ConstantFolder.fold(pattern) instanceof String text ? PatternScan.refusal(text) : null;
      if (refused != null) {
        report(pattern.span(), "the pattern does not work: " + refused);
      }
    }
  }

  private static boolean isWhole(SomaType type) {
    return type instanceof SomaType.ScalarType scalar && scalar.scalar() == SomaType.Scalar.INT;
  }

  /** Why the operation has no result; null when it may have one. */
  private static @Nullable String arithmetic(BinaryChecked binary) {
    Object right = ConstantFolder.fold(binary.right());
    boolean divides =
        binary.operator() == BinaryOperator.DIVIDE || binary.operator() == BinaryOperator.REMAINDER;
    if (divides && Long.valueOf(0).equals(right)) {
      return "nothing can be divided by zero";
    }
    boolean constant = right instanceof Long && ConstantFolder.fold(binary.left()) instanceof Long;
    return constant && ConstantFolder.fold(binary) == null
        ? "the result does not fit into 64 bits"
        : null;
  }

  private void report(Span span, String message) {
    sink.report(
        Diagnostic.of(RuleCode.NEVER_A_VALUE, source, span, message)
            .withHelp("whatever the input is, a run that comes here fails with `Evaluation`"));
  }
}
