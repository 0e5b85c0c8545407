package ai.somagent.soma.type;

import ai.somagent.soma.checked.CheckedArgument;
import ai.somagent.soma.checked.CheckedOperation.CallOperation;
import ai.somagent.soma.checked.CheckedStep.ClausesChecked;
import ai.somagent.soma.checked.CheckedStep.RetryChecked;
import ai.somagent.soma.checked.DeclaredType;
import ai.somagent.soma.checked.SomaType;
import ai.somagent.soma.checked.ToolActionSymbol;
import ai.somagent.soma.syntax.ArgumentSyntax;
import ai.somagent.soma.syntax.ClauseSyntax.AsSyntax;
import ai.somagent.soma.syntax.EffectSyntax.InvokeSyntax;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Checks {@code call}, and fills in what the language says without clauses. */
final class CallChecker {
  private static final List<ClauseKind> CLAUSES = List.of(ClauseKind.values());
  private static final int DEFAULT_RETRIES = 3;
  private static final long DEFAULT_TIMEOUT = 30_000;

  private final StepContext context;

  CallChecker(StepContext context) {
    this.context = context;
  }

  /** Null after a report. */
  @Nullable PerformedEffect check(InvokeSyntax call, StepScope scope) {
    ToolActionSymbol action = context.names().resolveAction(call.target());
    if (action == null) {
      scope.raised().addAnything();
      for (ArgumentSyntax argument : call.arguments()) {
        context.check(argument.value(), scope, null);
      }
      return null;
    }
    String what = "action `" + call.target().text() + "`";
    List<CheckedArgument> arguments =
        context
            .arguments()
            .check(
                call.arguments(),
                action.parameters(),
                scope.environment(),
                call.target().span(),
                what);
    scope.raised().addEvaluation();
    scope.raised().addCall(action.errors());
    EffectClauses clauses = new EffectClauses(context, scope, "a `call`", CLAUSES, call.clauses());
    DeclaredType result =
        action.result() == null ? null : new DeclaredType(action.result(), action.resultLabels());
    AsSyntax as = clauses.as();
    DeclaredType decoded = as == null ? null : new Decoding(context).read(as, result, what);
    return new PerformedEffect(
        new CallOperation(action, arguments),
        clauses(clauses, action, decoded == null ? null : decoded.type()),
        decoded == null ? result : decoded,
        what,
        call.target().span(),
        isHarmless(action));
  }

  private ClausesChecked clauses(
      EffectClauses clauses, ToolActionSymbol action, @Nullable SomaType decode) {
    RaisedErrors raised = new RaisedErrors();
    raised.addCall(action.errors());
    Long timeout = clauses.timeout();
    RetryChecked retry =
        clauses.retry(
            action.tool() + "." + action.action(),
            mayRepeat(action)
                ? null
                : "it changes something and is not declared `idempotent: true`",
            raised);
    return new ClausesChecked(
        decode,
        timeout == null ? defaultTimeout(action) : timeout,
        retry == null ? defaultRetry(action) : retry,
        clauses.within(),
        clauses.budget(),
        null);
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
        RetryChecked.NEVER.backoffFromMillis(),
        RetryChecked.NEVER.backoffToMillis(),
        List.of());
  }

  /** Whether a second attempt cannot do harm. */
  static boolean mayRepeat(ToolActionSymbol action) {
    return isHarmless(action) || action.idempotent();
  }

  private static boolean isHarmless(ToolActionSymbol action) {
    return action.effect().equals("none") || action.effect().equals("read");
  }
}
