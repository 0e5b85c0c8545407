package ai.somagent.soma.bound;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * One number for each measure, from 0; {@link #UNBOUNDED} stands for no limit. Sums and products
 * stop there instead of overflowing. Immutable.
 */
public final class Amounts {
  /** More than any number. */
  public static final long UNBOUNDED = Long.MAX_VALUE;

  public static final Amounts NONE = new Amounts(new long[Measure.values().length]);

  private static final int FAN_OUT = Measure.FAN_OUT.place();
  private static final int WALL = Measure.WALL_MILLIS.place();
  private static final int WAIT = Measure.WAIT_MILLIS.place();
  private static final int EVENTS = Measure.EVENTS.place();
  private static final int TASKS = Measure.WORKFLOW_TASKS.place();

  private final long[] values;

  private Amounts(long[] values) {
    this.values = values;
  }

  /**
   * The amount of {@code measure}. Events are counted here with the three that each workflow task
   * writes, since workflow tasks of branches that wake up together are one.
   */
  public long of(Measure measure) {
    return measure == Measure.EVENTS
        ? add(values[EVENTS], multiply(3, values[TASKS]))
        : values[measure.place()];
  }

  /** Whether nothing is needed. */
  boolean isNothing() {
    for (long value : values) {
      if (value != 0) {
        return false;
      }
    }
    return true;
  }

  /** These with another amount of one measure; of events, those without workflow tasks. */
  Amounts with(Measure measure, long amount) {
    long[] changed = values.clone();
    changed[measure.place()] = amount;
    return new Amounts(changed);
  }

  /** These, and then those. */
  Amounts then(Amounts next) {
    if (next == NONE || this == NONE) {
      return this == NONE ? next : this;
    }
    long[] sums = new long[values.length];
    for (int i = 0; i < sums.length; i++) {
      sums[i] = i == FAN_OUT ? Math.max(values[i], next.values[i]) : add(values[i], next.values[i]);
    }
    return new Amounts(sums);
  }

  /** These and those at the same time, each waking the worker up by itself. */
  Amounts beside(Amounts other) {
    long[] sums = new long[values.length];
    for (int i = 0; i < sums.length; i++) {
      boolean longest = i == WALL || i == WAIT;
      sums[i] = longest ? Math.max(values[i], other.values[i]) : add(values[i], other.values[i]);
    }
    return new Amounts(sums);
  }

  /**
   * The least of these and those side by side: they may wake the worker up together, and what is in
   * flight of one may be over before the other has anything in flight.
   */
  Amounts together(Amounts other) {
    return beside(other)
        .with(Measure.WORKFLOW_TASKS, Math.max(values[TASKS], other.values[TASKS]))
        .with(Measure.FAN_OUT, Math.max(values[FAN_OUT], other.values[FAN_OUT]));
  }

  /** One after the other, {@code times} times. */
  Amounts times(long times) {
    long[] products = new long[values.length];
    for (int i = 0; i < products.length; i++) {
      products[i] = i == FAN_OUT && times > 0 ? values[i] : multiply(values[i], times);
    }
    return new Amounts(products);
  }

  /** {@code times} times, {@code window} of them at once. */
  Amounts times(long times, long window) {
    long rounds = window >= times ? Math.min(times, 1) : (times + window - 1) / window;
    return times(times)
        .with(Measure.WALL_MILLIS, multiply(values[WALL], rounds))
        .with(Measure.WAIT_MILLIS, multiply(values[WAIT], rounds))
        .with(Measure.FAN_OUT, multiply(values[FAN_OUT], Math.min(times, window)));
  }

  /** The larger of each. */
  Amounts most(Amounts other) {
    long[] most = new long[values.length];
    Arrays.setAll(most, i -> Math.max(values[i], other.values[i]));
    return new Amounts(most);
  }

  /** The smaller of each. */
  Amounts least(Amounts other) {
    long[] least = new long[values.length];
    Arrays.setAll(least, i -> Math.min(values[i], other.values[i]));
    return new Amounts(least);
  }

  /** These with at most {@code limit} of {@code measure}. */
  Amounts atMost(Measure measure, long limit) {
    return values[measure.place()] <= limit ? this : with(measure, limit);
  }

  static long add(long a, long b) {
    long sum = a + b;
    return a == UNBOUNDED || b == UNBOUNDED || sum < 0 ? UNBOUNDED : sum;
  }

  static long multiply(long a, long b) {
    if (a == 0 || b == 0) {
      return 0;
    }
    long high = Math.multiplyHigh(a, b);
    long low = a * b;
    return a == UNBOUNDED || b == UNBOUNDED || high != 0 || low < 0 ? UNBOUNDED : low;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Amounts amounts && Arrays.equals(values, amounts.values);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(values);
  }

  @Override
  public String toString() {
    StringBuilder text = new StringBuilder();
    for (Measure measure : Measure.values()) {
      long amount = of(measure);
      if (amount != 0) {
        text.append(text.isEmpty() ? "" : ", ");
        text.append(amount == UNBOUNDED ? "unbounded" : String.valueOf(amount));
        text.append(' ').append(measure.unit());
      }
    }
    return text.isEmpty() ? "nothing" : text.toString();
  }
}
