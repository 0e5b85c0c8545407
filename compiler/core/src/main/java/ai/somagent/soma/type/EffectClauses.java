package ai.somagent.soma.type;

import ai.somagent.soma.checked.CheckedStep.CeilingChecked;
import ai.somagent.soma.checked.CheckedStep.RetryChecked;
import ai.somagent.soma.diagnostic.CodeFix;
import ai.somagent.soma.diagnostic.TextEdit;
import ai.somagent.soma.source.Span;
import ai.somagent.soma.syntax.ClauseSyntax;
import ai.somagent.soma.syntax.ClauseSyntax.AsSyntax;
import ai.somagent.soma.syntax.ClauseSyntax.BudgetSyntax;
import ai.somagent.soma.syntax.ClauseSyntax.RetrySyntax;
import ai.somagent.soma.syntax.ClauseSyntax.TimeoutSyntax;
import ai.somagent.soma.syntax.ClauseSyntax.WithinSyntax;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The clauses of one effect: each at most once, and only those that its verb takes. */
final class EffectClauses {
  private final StepContext context;
  private final StepScope scope;
  private final ConstantClauses constants;
  private final Map<ClauseKind, ClauseSyntax> found = new EnumMap<>(ClauseKind.class);

  /**
   * @param what has the clauses, for messages: {@code a `call`}
   * @param taken those it may have, in canonical order
   */
  EffectClauses(
      StepContext context,
      StepScope scope,
      String what,
      List<ClauseKind> taken,
      List<ClauseSyntax> clauses) {
    this.context = context;
    this.scope = scope;
    this.constants = new ConstantClauses(context);
    for (ClauseSyntax clause : clauses) {
      ClauseKind kind = ClauseKind.of(clause);
      if (!taken.contains(kind)) {
        refuse(clause, kind, what, taken);
      } else if (found.putIfAbsent(kind, clause) != null) {
        reportRepeated(clause, kind, what);
      }
    }
  }

  private void refuse(ClauseSyntax clause, ClauseKind kind, String what, List<ClauseKind> taken) {
    context.report(
        context
            .diagnostic(
                EffectCode.CLAUSE_NOT_TAKEN,
                clause.span(),
                what + " takes no `" + kind.keyword() + "`")
            .withHelp("it takes " + ClauseKind.listed(taken))
            .withFixes(List.of(remove("Remove it", clause.span()))));
  }

  private void reportRepeated(ClauseSyntax clause, ClauseKind kind, String what) {
    context.report(
        context
            .diagnostic(
                StepCode.REPEATED_CLAUSE,
                clause.span(),
                what + " takes one `" + kind.keyword() + "`")
            .withFixes(List.of(remove("Remove the second one", clause.span()))));
  }

  private static CodeFix remove(String title, Span span) {
    return new CodeFix(title, List.of(new TextEdit(span, "")));
  }

  /** The {@code as} clause, or null. */
  @Nullable AsSyntax as() {
    return found.get(ClauseKind.AS) instanceof AsSyntax as ? as : null;
  }

  /** Milliseconds of {@code timeout}, or null. */
  @Nullable Long timeout() {
    return found.get(ClauseKind.TIMEOUT) instanceof TimeoutSyntax timeout
        ? constants.millis(timeout.limit(), "timeout", scope)
        : null;
  }

  /** Whether there is a {@code within}, sound or not. */
  boolean hasWithin() {
    return found.containsKey(ClauseKind.WITHIN);
  }

  /** Milliseconds of {@code within}, or null. */
  @Nullable Long within() {
    return found.get(ClauseKind.WITHIN) instanceof WithinSyntax within
        ? constants.millis(within.limit(), "within", scope)
        : null;
  }

  /** The ceiling that {@code budget} sets, or null. */
  @Nullable CeilingChecked budget() {
    return found.get(ClauseKind.BUDGET) instanceof BudgetSyntax budget
        ? new CeilingChecker(context).check(budget)
        : null;
  }

  /**
   * Further attempts, or null without a {@code retry}.
   *
   * @param name what is tried again
   * @param refusal why it may not be, or null
   * @param raised what it may raise
   */
  @Nullable RetryChecked retry(String name, @Nullable String refusal, RaisedErrors raised) {
    if (!(found.get(ClauseKind.RETRY) instanceof RetrySyntax syntax)) {
      return null;
    }
    RetryRules rules = new RetryRules(context, constants, scope);
    int times = rules.times(syntax);
    if (times > 0 && refusal != null) {
      context.report(
          StepCode.RETRY_NOT_IDEMPOTENT,
          syntax.span(),
          "`" + name + "` may not be retried",
          refusal);
    }
    return rules.check(syntax, times, "`" + name + "` never", raised);
  }
}
