package ai.somagent.soma.type;

import ai.somagent.soma.bind.BindCode;
import ai.somagent.soma.bind.NameReports;
import ai.somagent.soma.checked.CapsuleMember.SignalChecked;
import ai.somagent.soma.checked.CheckedChildren;
import ai.somagent.soma.checked.CheckedExpression;
import ai.somagent.soma.checked.CheckedExpression.LocalChecked;
import ai.somagent.soma.checked.CheckedExpression.RunChecked;
import ai.somagent.soma.checked.CheckedOperation;
import ai.somagent.soma.checked.CheckedOperation.AwaitSignalOperation;
import ai.somagent.soma.checked.CheckedOperation.AwaitUntilOperation;
import ai.somagent.soma.checked.CheckedOperation.SleepOperation;
import ai.somagent.soma.checked.CheckedStep.ClausesChecked;
import ai.somagent.soma.checked.CheckedStep.RetryChecked;
import ai.somagent.soma.checked.DeclaredType;
import ai.somagent.soma.source.Span;
import ai.somagent.soma.syntax.EffectSyntax.AwaitSyntax;
import ai.somagent.soma.syntax.EffectSyntax.SleepSyntax;
import ai.somagent.soma.syntax.ExpressionSyntax;
import ai.somagent.soma.syntax.PathSyntax;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Checks {@code await} and {@code sleep}. */
final class WaitChecker {
  private static final List<ClauseKind> CLAUSES = List.of(ClauseKind.WITHIN);

  private final StepContext context;

  WaitChecker(StepContext context) {
    this.context = context;
  }

  /** Null after a report. */
  @Nullable PerformedEffect await(AwaitSyntax await, StepScope scope) {
    EffectClauses clauses =
        new EffectClauses(context, scope, "an `await`", CLAUSES, await.clauses());
    Span keyword = EffectWords.keyword(await);
    if (clauses.hasWithin()) {
      scope.raised().addTimeout();
    }
    ClausesChecked checked =
        new ClausesChecked(null, null, RetryChecked.NEVER, clauses.within(), null, null);
    if (await.signal() != null) {
      return signal(await.signal(), keyword, clauses, checked, scope);
    }
    ExpressionSyntax until = await.until();
    if (until == null) {
      return null;
    }
    requireBound(context, clauses.hasWithin(), "await", keyword, scope);
    CheckedExpression condition = context.check(until, scope, BuiltinTypes.BOOL);
    checkCondition(condition);
    return performed(new AwaitUntilOperation(condition), checked, "`await until`", keyword);
  }

  private @Nullable PerformedEffect signal(
      PathSyntax path,
      Span keyword,
      EffectClauses clauses,
      ClausesChecked checked,
      StepScope scope) {
    SignalChecked signal = path.parts().size() == 1 ? context.signals().get(path.text()) : null;
    if (signal == null) {
      reportUnknown(path);
      scope.raised().addAnything();
      return null;
    }
    if (signal.body() != null) {
      context.report(
          EffectCode.NOT_AWAITABLE,
          path.span(),
          "signal `" + path.text() + "` has a body, which takes every one that arrives",
          "drop the body, or `await until` a condition on what it sets");
      return null;
    }
    requireBound(context, clauses.hasWithin(), "await", keyword, scope);
    return new PerformedEffect(
        new AwaitSignalOperation(signal.symbol()),
        checked,
        DeclaredType.of(BuiltinTypes.named(signal.symbol().payload())),
        "signal `" + path.text() + "`",
        path.span(),
        true);
  }

  private void reportUnknown(PathSyntax path) {
    if (path.last().isMissing()) {
      return;
    }
    if (!context.owner().isMainLine()) {
      context.report(
          EffectCode.NOT_AWAITABLE,
          path.span(),
          "a " + context.owner().noun() + " sees no signals: they belong to a capsule",
          "`await` it in the steps of the capsule and pass on what it carries");
      return;
    }
    context.report(
        NameReports.unknown(
            BindCode.UNKNOWN_NAME,
            context.names().source(),
            path.last(),
            "unknown signal `" + path.text() + "`",
            context.signals().keySet()));
  }

  private void checkCondition(CheckedExpression condition) {
    if (Reads.isUnknown(condition)) {
      return;
    }
    if (!Reads.state(condition)) {
      context.report(
          EffectCode.CONDITION_NEVER_CHANGES,
          condition.span(),
          "nothing in this condition changes while the run waits",
          "read a `var` that a signal or an update sets");
    }
    RunChecked clock = clock(condition);
    if (clock != null) {
      context.report(
          EffectCode.CONDITION_READS_CLOCK,
          clock.span(),
          "`run.now` stands still while the run waits",
          "limit the wait by `within`, or write `sleep until`");
    }
  }

  private static @Nullable RunChecked clock(CheckedExpression expression) {
    if (expression instanceof RunChecked run && run.member().equals("now")) {
      return run;
    }
    for (CheckedExpression part : CheckedChildren.of(expression)) {
      RunChecked found = clock(part);
      if (found != null) {
        return found;
      }
    }
    return null;
  }

  PerformedEffect sleep(SleepSyntax sleep, StepScope scope) {
    CheckedExpression value =
        context.check(
            sleep.value(), scope, sleep.until() ? BuiltinTypes.TIMESTAMP : BuiltinTypes.DURATION);
    if (!sleep.until()
        && !StepContext.isError(value)
        && ConstantFolder.fold(value) instanceof Duration duration) {
      checkLength(duration, value.span());
    }
    ClausesChecked none = ClausesChecked.NONE;
    return performed(
        new SleepOperation(value, sleep.until()), none, "`sleep`", EffectWords.keyword(sleep));
  }

  private void checkLength(Duration duration, Span span) {
    if (duration.toMillis() > context.wallClockMillis()) {
      context.report(
          StepCode.CLAUSE_VALUE,
          span,
          "this is longer than the `wall_clock` of the budget",
          "no run lasts that long: sleep less, or raise `wall_clock`");
    } else if (duration.toMillis() <= 0) {
      context.report(StepCode.CLAUSE_VALUE, span, "`sleep` takes a duration of at least `1ms`");
    }
  }

  /** Reports a wait that nothing ends. */
  static void requireBound(
      StepContext context, boolean limited, String verb, Span keyword, StepScope scope) {
    if (!limited && !scope.bounded()) {
      context.report(
          EffectCode.UNBOUNDED_WAIT,
          keyword,
          "nothing ends this `" + verb + "` if nothing comes",
          "add `within 1h`, or put it into a `try within` or beside a bounded arm of a `race`");
    }
  }

  private static PerformedEffect performed(
      CheckedOperation operation, ClausesChecked clauses, String what, Span keyword) {
    return new PerformedEffect(operation, clauses, null, what, keyword, true);
  }

  /** What expressions read. */
  static final class Reads {
    private Reads() {}

    /** Whether some part has no meaning, of which has been said what is wrong with it. */
    static boolean isUnknown(CheckedExpression expression) {
      if (StepContext.isError(expression)) {
        return true;
      }
      for (CheckedExpression part : CheckedChildren.of(expression)) {
        if (isUnknown(part)) {
          return true;
        }
      }
      return false;
    }

    /** Whether a {@code var} is read. */
    static boolean state(CheckedExpression expression) {
      return firstState(expression) != null;
    }

    /** The first place where a {@code var} is read, or null. */
    static @Nullable LocalChecked firstState(CheckedExpression expression) {
      if (expression instanceof LocalChecked local && local.symbol().isState()) {
        return local;
      }
      for (CheckedExpression part : CheckedChildren.of(expression)) {
        LocalChecked found = firstState(part);
        if (found != null) {
          return found;
        }
      }
      return null;
    }
  }
}
