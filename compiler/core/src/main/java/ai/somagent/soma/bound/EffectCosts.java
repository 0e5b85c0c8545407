package ai.somagent.soma.bound;

import ai.somagent.soma.checked.CheckedArgument;
import ai.somagent.soma.checked.CheckedExpression;
import ai.somagent.soma.checked.CheckedOperation.CallOperation;
import ai.somagent.soma.checked.CheckedOperation.RunCapsuleOperation;
import ai.somagent.soma.checked.CheckedOperation.SleepOperation;
import ai.somagent.soma.checked.CheckedStep.CeilingChecked;
import ai.somagent.soma.checked.CheckedStep.ClausesChecked;
import ai.somagent.soma.checked.CheckedStep.RetryChecked;
import ai.somagent.soma.checked.FieldSymbol;
import ai.somagent.soma.checked.SomaType;
import ai.somagent.soma.checked.ToolActionSymbol;
import ai.somagent.soma.type.ConstantFolder;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What single effects need, their clauses included. */
final class EffectCosts {
  private static final double MICRO = 1_000_000;

  private EffectCosts() {}

  /** Least and most of one effect. */
  record Range(Amounts least, Amounts most) {
    static Range of(HistoryCost cost) {
      return new Range(cost.least(), cost.most());
    }

    /** With values of {@code bytes} in the history. */
    Range holding(long bytes) {
      long held = Amounts.add(most.of(Measure.BYTES), bytes);
      return new Range(least, most.with(Measure.BYTES, held));
    }

    Range most(Measure measure, long amount) {
      return new Range(least, most.with(measure, amount));
    }

    Range both(Measure measure, long amount) {
      return new Range(least.with(measure, amount), most.with(measure, amount));
    }
  }

  static Range call(CallOperation call, ClausesChecked clauses) {
    ToolActionSymbol action = call.action();
    boolean fusable = action.effect().equals("none") || action.effect().equals("read");
    long attempts = 1L + clauses.retry().times();
    Double usd = action.costUsd();
    long price = usd == null ? 0 : (long) Math.ceil(usd * MICRO);
    Range range =
        Range.of(fusable || action.idempotent() ? HistoryCost.LOCAL_CALL : HistoryCost.CALL)
            .holding(values(action.parameters(), action.result()))
            .both(Measure.CALLS, 1)
            .both(Measure.MICRO_USD, price)
            .most(Measure.MICRO_USD, Amounts.multiply(price, attempts))
            .both(Measure.FAN_OUT, 1)
            .most(Measure.WALL_MILLIS, wall(clauses, attempts));
    return limited(range, clauses.budget());
  }

  /** The time of every attempt and of the pauses between them, or the limit of the whole. */
  static long wall(ClausesChecked clauses, long attempts) {
    long one = clauses.timeoutMillis() == null ? Amounts.UNBOUNDED : clauses.timeoutMillis();
    long all = Amounts.add(Amounts.multiply(one, attempts), pauses(clauses.retry()));
    return clauses.withinMillis() == null ? all : Math.min(all, clauses.withinMillis());
  }

  /** Pauses double from the first to the longest. */
  static long pauses(RetryChecked retry) {
    long sum = 0;
    long pause = retry.backoffFromMillis();
    int shorter = 0;
    while (shorter < retry.times() && pause < retry.backoffToMillis()) {
      sum = Amounts.add(sum, pause);
      pause = Amounts.multiply(pause, 2);
      shorter++;
    }
    return Amounts.add(sum, Amounts.multiply(retry.times() - shorter, retry.backoffToMillis()));
  }

  /** A child run draws from the pool of its parent, up to its own budget. */
  static Range child(RunCapsuleOperation run, ClausesChecked clauses, BoundReport child) {
    long attempts = 1L + clauses.retry().times();
    Amounts most = child.most();
    Long wall = clauses.withinMillis();
    long once = Math.min(most.of(Measure.WALL_MILLIS), run.capsule().budget().wallClockMillis());
    Range own =
        Range.of(run.detached() ? HistoryCost.START : HistoryCost.CHILD)
            .holding(values(run.capsule().input(), output(run)));
    if (run.detached()) {
      return moved(own, clauses.budget());
    }
    Amounts used = own.most();
    Amounts least = own.least();
    for (Measure measure :
        List.of(Measure.CALLS, Measure.TOKENS, Measure.MICRO_USD, Measure.APPROVALS)) {
      long pool = ceiling(run, measure);
      used = used.with(measure, Math.min(pool, most.of(measure)));
      least = least.with(measure, child.least().of(measure));
    }
    used = used.with(Measure.UNDO_MILLIS, most.of(Measure.UNDO_MILLIS));
    used =
        used.times(attempts)
            .with(
                Measure.WALL_MILLIS,
                Amounts.add(Amounts.multiply(once, attempts), pauses(clauses.retry())))
            .with(Measure.FAN_OUT, 1);
    Range range = new Range(least, wall == null ? used : used.atMost(Measure.WALL_MILLIS, wall));
    return limited(range, clauses.budget());
  }

  private static @Nullable SomaType output(RunCapsuleOperation run) {
    return run.capsule().output() == null ? null : run.capsule().output().type();
  }

  private static long ceiling(RunCapsuleOperation run, Measure measure) {
    Long calls = run.capsule().budget().toolCalls();
    Long tokens = run.capsule().budget().tokens();
    Double usd = run.capsule().budget().usd();
    return switch (measure) {
      case CALLS -> calls == null ? Amounts.UNBOUNDED : calls;
      case TOKENS -> tokens == null ? Amounts.UNBOUNDED : tokens;
      case MICRO_USD -> usd == null ? Amounts.UNBOUNDED : (long) Math.ceil(usd * MICRO);
      case WALL_MILLIS,
          WAIT_MILLIS,
          EVENTS,
          BYTES,
          WORKFLOW_TASKS,
          FAN_OUT,
          APPROVALS,
          UNDO_MILLIS ->
          Amounts.UNBOUNDED;
    };
  }

  /** What {@code start} moves out of the pool is gone for the parent. */
  private static Range moved(Range own, @Nullable CeilingChecked budget) {
    if (budget == null) {
      return own;
    }
    Range range = own;
    range = budget.toolCalls() == null ? range : range.both(Measure.CALLS, budget.toolCalls());
    range = budget.tokens() == null ? range : range.both(Measure.TOKENS, budget.tokens());
    return budget.usd() == null
        ? range
        : range.both(Measure.MICRO_USD, (long) Math.ceil(budget.usd() * MICRO));
  }

  /** A ceiling holds for the attempts together. */
  static Range limited(Range range, @Nullable CeilingChecked budget) {
    if (budget == null) {
      return range;
    }
    Amounts most = range.most();
    most = budget.toolCalls() == null ? most : most.atMost(Measure.CALLS, budget.toolCalls());
    most = budget.tokens() == null ? most : most.atMost(Measure.TOKENS, budget.tokens());
    most =
        budget.usd() == null
            ? most
            : most.atMost(Measure.MICRO_USD, (long) Math.ceil(budget.usd() * MICRO));
    return new Range(range.least(), most);
  }

  /** {@code sleep until} is over when the run is at the latest. */
  static Range sleep(SleepOperation sleep) {
    Duration time = ConstantFolder.fold(sleep.value()) instanceof Duration found ? found : null;
    Range range = Range.of(HistoryCost.SLEEP);
    if (time == null || sleep.until()) {
      return range.most(Measure.WALL_MILLIS, Amounts.UNBOUNDED);
    }
    long millis = Math.max(0, time.toMillis());
    return range.both(Measure.WALL_MILLIS, millis).both(Measure.WAIT_MILLIS, millis);
  }

  /** A wait for somebody, who may also come at once. */
  static Range wait(HistoryCost cost, ClausesChecked clauses) {
    Long within = clauses.withinMillis();
    long longest = within == null ? Amounts.UNBOUNDED : within;
    return Range.of(cost).most(Measure.WALL_MILLIS, longest).most(Measure.WAIT_MILLIS, longest);
  }

  /** Bytes of arguments and result, each in an event. */
  static long values(List<FieldSymbol> parameters, @Nullable SomaType result) {
    long arguments = 2;
    for (FieldSymbol field : parameters) {
      arguments =
          Amounts.add(
              arguments, Amounts.add(field.name().length() + 4L, SizeBound.of(field.type())));
    }
    long given = result == null ? 0 : SizeBound.of(result);
    return Math.min(arguments, HistoryCost.MOST_VALUE_BYTES)
        + Math.min(given, HistoryCost.MOST_VALUE_BYTES);
  }

  /** Bytes of what a person is shown. */
  static long shown(List<CheckedArgument> values) {
    long sum = 0;
    for (CheckedArgument value : values) {
      CheckedExpression shown = value.value();
      sum = Amounts.add(sum, SizeBound.of(shown.type()));
    }
    return Math.min(sum, HistoryCost.MOST_VALUE_BYTES);
  }
}
