package ai.somagent.soma.type;

import ai.somagent.soma.checked.CheckedStep.RetryChecked;
import ai.somagent.soma.checked.ErrorSymbol;
import ai.somagent.soma.checked.ToolActionSymbol;
import ai.somagent.soma.diagnostic.CodeFix;
import ai.somagent.soma.diagnostic.TextEdit;
import ai.somagent.soma.syntax.ClauseSyntax;
import ai.somagent.soma.syntax.ClauseSyntax.RetrySyntax;
import ai.somagent.soma.syntax.ClauseSyntax.TimeoutSyntax;
import ai.somagent.soma.syntax.EffectSyntax.InvokeSyntax;
import ai.somagent.soma.syntax.PathSyntax;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Checks the clauses of a {@code call} and fills in what the language says without them. */
final class CallClauses {
  private static final int MOST_RETRIES = 1_000;
  private static final int DEFAULT_RETRIES = 3;
  private static final long DEFAULT_BACKOFF_FROM = 1_000;
  private static final long DEFAULT_BACKOFF_TO = 30_000;
  private static final long DEFAULT_TIMEOUT = 30_000;

  private final StepContext context;
  private final ConstantClauses constants;

  CallClauses(StepContext context) {
    this.context = context;
    this.constants = new ConstantClauses(context);
  }

  /** What is in force for one call. */
  record ClausesChecked(long timeoutMillis, RetryChecked retry) {}

  private enum Kind {
    AS,
    TIMEOUT,
    RETRY,
    WITHIN,
    BUDGET
  }

  ClausesChecked check(InvokeSyntax call, ToolActionSymbol action, StepScope scope) {
    Long timeout = null;
    RetryChecked retry = null;
    Set<Kind> seen = EnumSet.noneOf(Kind.class);
    for (ClauseSyntax clause : call.clauses()) {
      if (!seen.add(kind(clause))) {
        reportRepeated(clause);
      } else if (clause instanceof TimeoutSyntax limit) {
        timeout = constants.millis(limit.limit(), "timeout", scope);
      } else if (clause instanceof RetrySyntax again) {
        retry = retry(again, action, scope);
      } else {
        context.notSupported(clause.span(), ClauseNames.of(clause) + " of a `call`", scope);
      }
    }
    if (call.undo() != null) {
      context.notSupported(call.undo().span(), "`undo` clauses", scope);
    }
    return new ClausesChecked(
        timeout == null ? defaultTimeout(action) : timeout,
        retry == null ? defaultRetry(action) : retry);
  }

  private static Kind kind(ClauseSyntax clause) {
    return switch (clause) {
      case ClauseSyntax.AsSyntax ignored -> Kind.AS;
      case TimeoutSyntax ignored -> Kind.TIMEOUT;
      case RetrySyntax ignored -> Kind.RETRY;
      case ClauseSyntax.WithinSyntax ignored -> Kind.WITHIN;
      case ClauseSyntax.BudgetSyntax ignored -> Kind.BUDGET;
    };
  }

  private void reportRepeated(ClauseSyntax clause) {
    context.report(
        context
            .diagnostic(
                StepCode.REPEATED_CLAUSE,
                clause.span(),
                "a call takes one `" + ClauseNames.keyword(clause) + "`")
            .withFixes(
                List.of(
                    new CodeFix(
                        "Remove the second one", List.of(new TextEdit(clause.span(), ""))))));
  }

  private RetryChecked retry(RetrySyntax syntax, ToolActionSymbol action, StepScope scope) {
    int times = constants.count(syntax.times(), "retry", 0, MOST_RETRIES, scope);
    if (times > 0 && !mayRepeat(action)) {
      context.report(
          StepCode.RETRY_NOT_IDEMPOTENT,
          syntax.span(),
          "`" + action.tool() + "." + action.action() + "` may not be retried",
          "it changes something and is not declared `idempotent: true`");
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
        kinds(syntax, action));
  }

  private void requireAscending(RetrySyntax syntax, @Nullable Long from, @Nullable Long to) {
    if (from != null && to != null && from > to && syntax.backoffTo() != null) {
      context.report(
          StepCode.CLAUSE_VALUE,
          syntax.backoffTo().span(),
          "the longest pause of `backoff` is shorter than the first");
    }
  }

  private List<ErrorSymbol> kinds(RetrySyntax syntax, ToolActionSymbol action) {
    RaisedErrors raised = new RaisedErrors();
    raised.addCall(action.errors());
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
            "`" + action.tool() + "." + action.action() + "` never raises `" + path.text() + "`");
      }
      if (!kinds.contains(error)) {
        kinds.add(error);
      }
    }
    return kinds;
  }

  /** Never longer than a run may last. */
  private long defaultTimeout(ToolActionSymbol action) {
    long longest = context.wallClockMillis();
    if (action.timeoutMillis() != null) {
      return Math.min(action.timeoutMillis(), longest);
    }
    return mayRepeat(action) ? Math.min(DEFAULT_TIMEOUT, longest) : longest;
  }

  private static RetryChecked defaultRetry(ToolActionSymbol action) {
    return new RetryChecked(
        mayRepeat(action) ? DEFAULT_RETRIES : 0,
        DEFAULT_BACKOFF_FROM,
        DEFAULT_BACKOFF_TO,
        List.of());
  }

  private static boolean mayRepeat(ToolActionSymbol action) {
    return switch (action.effect()) {
      case "none", "read" -> true;
      default -> action.idempotent();
    };
  }
}
