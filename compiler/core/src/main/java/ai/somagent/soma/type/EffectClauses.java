package ai.somagent.soma.type;

import ai.somagent.soma.checked.CheckedStep.CeilingChecked;
import ai.somagent.soma.checked.CheckedStep.RetryChecked;
import ai.somagent.soma.checked.ErrorSymbol;
import ai.somagent.soma.diagnostic.CodeFix;
import ai.somagent.soma.diagnostic.TextEdit;
import ai.somagent.soma.source.Span;
import ai.somagent.soma.syntax.ClauseSyntax;
import ai.somagent.soma.syntax.ClauseSyntax.AsSyntax;
import ai.somagent.soma.syntax.ClauseSyntax.BudgetSyntax;
import ai.somagent.soma.syntax.ClauseSyntax.RetrySyntax;
import ai.somagent.soma.syntax.ClauseSyntax.TimeoutSyntax;
import ai.somagent.soma.syntax.ClauseSyntax.WithinSyntax;
import ai.somagent.soma.syntax.PathSyntax;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The clauses of one effect: each at most once, and only those that its verb takes. */
final class EffectClauses {
  static final int MOST_RETRIES = 1_000;
  static final long DEFAULT_BACKOFF_FROM = 1_000;
  static final long DEFAULT_BACKOFF_TO = 30_000;

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
    int times = constants.count(syntax.times(), "retry", 0, MOST_RETRIES, scope);
    if (times > 0 && refusal != null) {
      context.report(
          StepCode.RETRY_NOT_IDEMPOTENT,
          syntax.span(),
          "`" + name + "` may not be retried",
          refusal);
    }
    Long from = null;
    Long to = null;
    if (syntax.backoffFrom() != null && syntax.backoffTo() != null) {
      from = constants.millis(syntax.backoffFrom(), "backoff", scope);
      to = constants.millis(syntax.backoffTo(), "backoff", scope);
      requireAscending(syntax, from, to);
    }
    return new RetryChecked(
        times,
        from == null ? DEFAULT_BACKOFF_FROM : from,
        to == null ? DEFAULT_BACKOFF_TO : to,
        kinds(syntax, name, raised));
  }

  private void requireAscending(RetrySyntax syntax, @Nullable Long from, @Nullable Long to) {
    if (from != null && to != null && from > to && syntax.backoffTo() != null) {
      context.report(
          StepCode.CLAUSE_VALUE,
          syntax.backoffTo().span(),
          "the longest pause of `backoff` is shorter than the first");
    }
  }

  private List<ErrorSymbol> kinds(RetrySyntax syntax, String name, RaisedErrors raised) {
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
            "`" + name + "` never raises `" + path.text() + "`");
      }
      if (!kinds.contains(error)) {
        kinds.add(error);
      }
    }
    return kinds;
  }
}
