package ai.somagent.soma.type;

import ai.somagent.soma.checked.CheckedStep.RetryChecked;
import ai.somagent.soma.checked.ErrorSymbol;
import ai.somagent.soma.diagnostic.CodeFix;
import ai.somagent.soma.diagnostic.TextEdit;
import ai.somagent.soma.syntax.ClauseSyntax;
import ai.somagent.soma.syntax.ClauseSyntax.RetrySyntax;
import ai.somagent.soma.syntax.ClauseSyntax.WithinSyntax;
import ai.somagent.soma.syntax.ExpressionSyntax;
import ai.somagent.soma.syntax.PathSyntax;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Checks {@code within} and {@code retry} of a {@code try}. */
final class TryClauses {
  private static final int MOST_RETRIES = 1_000;

  private final StepContext context;
  private final ConstantClauses constants;
  private @Nullable WithinSyntax within;
  private @Nullable RetrySyntax retry;

  /** Reports clauses that stand there twice; the grammar has no others for a {@code try}. */
  TryClauses(StepContext context, List<ClauseSyntax> clauses) {
    this.context = context;
    this.constants = new ConstantClauses(context);
    for (ClauseSyntax clause : clauses) {
      switch (clause) {
        case WithinSyntax limit when within == null -> within = limit;
        case RetrySyntax again when retry == null -> retry = again;
        case WithinSyntax again -> reportRepeated(again);
        case RetrySyntax again -> reportRepeated(again);
        case ClauseSyntax.AsSyntax ignored -> {}
        case ClauseSyntax.TimeoutSyntax ignored -> {}
        case ClauseSyntax.BudgetSyntax ignored -> {}
      }
    }
  }

  boolean isLimited() {
    return within != null;
  }

  /** The limit of the whole, in milliseconds; null without one and after a report. */
  @Nullable Long withinMillis(StepScope scope) {
    return within == null ? null : constants.millis(within.limit(), "within", scope);
  }

  /**
   * @param raised what the steps may raise
   */
  RetryChecked retry(RaisedErrors raised, StepScope scope) {
    if (retry == null) {
      return RetryChecked.NEVER;
    }
    int times = constants.count(retry.times(), "retry", 0, MOST_RETRIES, scope);
    Long from = millis(retry.backoffFrom(), scope);
    Long to = millis(retry.backoffTo(), scope);
    if (from != null && to != null && from > to && retry.backoffTo() != null) {
      context.report(
          StepCode.CLAUSE_VALUE,
          retry.backoffTo().span(),
          "the longest pause of `backoff` is shorter than the first");
    }
    return new RetryChecked(
        times,
        from == null ? RetryChecked.NEVER.backoffFromMillis() : from,
        to == null ? RetryChecked.NEVER.backoffToMillis() : to,
        kinds(retry, raised));
  }

  private @Nullable Long millis(@Nullable ExpressionSyntax syntax, StepScope scope) {
    return syntax == null ? null : constants.millis(syntax, "backoff", scope);
  }

  private List<ErrorSymbol> kinds(RetrySyntax syntax, RaisedErrors raised) {
    List<ErrorSymbol> kinds = new ArrayList<>();
    for (PathSyntax path : syntax.errors()) {
      ErrorSymbol error = context.names().resolveError(path);
      if (error == null) {
        continue;
      }
      if (!raised.canRaise(error)) {
        context.report(
            StepCode.CANNOT_ARISE,
            path.span(),
            "nothing in this `try` raises `" + path.text() + "`");
      }
      if (!kinds.contains(error)) {
        kinds.add(error);
      }
    }
    return kinds;
  }

  private void reportRepeated(ClauseSyntax clause) {
    context.report(
        context
            .diagnostic(
                StepCode.REPEATED_CLAUSE,
                clause.span(),
                "a `try` takes one `" + ClauseNames.keyword(clause) + "`")
            .withFixes(List.of(remove("Remove the second one", clause))));
  }

  private static CodeFix remove(String title, ClauseSyntax clause) {
    return new CodeFix(title, List.of(new TextEdit(clause.span(), "")));
  }
}
