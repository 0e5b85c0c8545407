package ai.somagent.soma.type;

import ai.somagent.soma.checked.CheckedExpression;
import ai.somagent.soma.syntax.ExpressionSyntax;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Reads the numbers and durations of clauses, which must be known before a run. */
final class ConstantClauses {
  private final StepContext context;

  ConstantClauses(StepContext context) {
    this.context = context;
  }

  /** A whole number from {@code least} to {@code most}; {@code least} itself after a report. */
  int count(ExpressionSyntax syntax, String clause, int least, int most, StepScope scope) {
    CheckedExpression checked =
        context.expressions().check(syntax, scope.environment(), BuiltinTypes.INT);
    if (StepContext.isError(checked)) {
      return least;
    }
    Object value = ConstantFolder.fold(checked);
    if (!(value instanceof Long number)) {
      reportNotConstant(checked, clause);
      return least;
    }
    if (number < least || number > most) {
      context.report(
          StepCode.CLAUSE_VALUE,
          checked.span(),
          "`" + clause + "` takes a number from " + least + " to " + most);
      return least;
    }
    return number.intValue();
  }

  /** A duration above zero, within a run, in milliseconds; null after a report. */
  @Nullable Long millis(ExpressionSyntax syntax, String clause, StepScope scope) {
    CheckedExpression checked =
        context.expressions().check(syntax, scope.environment(), BuiltinTypes.DURATION);
    if (StepContext.isError(checked)) {
      return null;
    }
    Object value = ConstantFolder.fold(checked);
    if (!(value instanceof Duration duration)) {
      reportNotConstant(checked, clause);
      return null;
    }
    long millis = duration.toMillis();
    if (millis <= 0) {
      context.report(
          StepCode.CLAUSE_VALUE,
          checked.span(),
          "`" + clause + "` takes a duration of at least `1ms`");
      return null;
    }
    if (millis > context.wallClockMillis()) {
      context.report(
          StepCode.CLAUSE_VALUE,
          checked.span(),
          "`" + clause + "` is longer than the `wall_clock` of the budget",
          "no run lasts that long: lower it, or raise `wall_clock`");
      return null;
    }
    return millis;
  }

  private void reportNotConstant(CheckedExpression checked, String clause) {
    context.report(
        StepCode.NOT_CONSTANT,
        checked.span(),
        "`" + clause + "` takes a constant",
        "write a literal or the name of a module constant");
  }
}
