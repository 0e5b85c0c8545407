package ai.somagent.soma.type;

import ai.somagent.soma.checked.CheckedStep.RetryChecked;
import ai.somagent.soma.checked.ErrorSymbol;
import ai.somagent.soma.syntax.ClauseSyntax.RetrySyntax;
import ai.somagent.soma.syntax.ExpressionSyntax;
import ai.somagent.soma.syntax.PathSyntax;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Checks {@code retry}, of an effect and of a {@code try} alike. */
final class RetryRules {
  private static final int MOST_RETRIES = 1_000;

  private final StepContext context;
  private final ConstantClauses constants;
  private final StepScope scope;

  RetryRules(StepContext context, ConstantClauses constants, StepScope scope) {
    this.context = context;
    this.constants = constants;
    this.scope = scope;
  }

  /** How often, at most; 0 after a report. */
  int times(RetrySyntax syntax) {
    return constants.count(syntax.times(), "retry", 0, MOST_RETRIES, scope);
  }

  /**
   * @param never who does not raise an error that is listed, as in "nothing in this `try`"
   * @param raised what may be raised
   */
  RetryChecked check(RetrySyntax syntax, int times, String never, RaisedErrors raised) {
    Long from = millis(syntax.backoffFrom());
    Long to = millis(syntax.backoffTo());
    if (from != null && to != null && from > to && syntax.backoffTo() != null) {
      context.report(
          StepCode.CLAUSE_VALUE,
          syntax.backoffTo().span(),
          "the longest pause of `backoff` is shorter than the first");
    }
    return new RetryChecked(
        times,
        from == null ? RetryChecked.NEVER.backoffFromMillis() : from,
        to == null ? RetryChecked.NEVER.backoffToMillis() : to,
        kinds(syntax, never, raised));
  }

  private @Nullable Long millis(@Nullable ExpressionSyntax syntax) {
    return syntax == null ? null : constants.millis(syntax, "backoff", scope);
  }

  private List<ErrorSymbol> kinds(RetrySyntax syntax, String never, RaisedErrors raised) {
    List<ErrorSymbol> kinds = new ArrayList<>();
    for (PathSyntax path : syntax.errors()) {
      ErrorSymbol error = context.names().resolveError(path);
      if (error == null) {
        continue;
      }
      if (!raised.canRaise(error)) {
        context.report(StepCode.CANNOT_ARISE, path.span(), never + " raises `" + path.text() + "`");
      }
      if (!kinds.contains(error)) {
        kinds.add(error);
      }
    }
    return kinds;
  }
}
