package ai.somagent.soma.type;

import ai.somagent.soma.checked.CheckedStep.RetryChecked;
import ai.somagent.soma.diagnostic.CodeFix;
import ai.somagent.soma.diagnostic.TextEdit;
import ai.somagent.soma.syntax.ClauseSyntax;
import ai.somagent.soma.syntax.ClauseSyntax.RetrySyntax;
import ai.somagent.soma.syntax.ClauseSyntax.WithinSyntax;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Checks {@code within} and {@code retry} of a {@code try}. */
final class TryClauses {
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
    RetryRules rules = new RetryRules(context, constants, scope);
    return rules.check(retry, rules.times(retry), "nothing in this `try`", raised);
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
