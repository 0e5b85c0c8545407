package ai.somagent.soma.worker.workflow;

import io.temporal.workflow.Workflow;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * The run's budget of wall-clock time. It needs no timer of its own: a run waits for calls and
 * timers, and each is given no more than the time that is left, so the run wakes up when the budget
 * ends at the latest.
 */
final class WallClock {
  private final long deadlineMillis;
  private boolean over;

  WallClock(long startedMillis, long budgetMillis) {
    this.deadlineMillis = startedMillis + budgetMillis;
  }

  /** Whether the budget has ended since this was last asked; true once. */
  boolean runsOutNow() {
    boolean now = !over && Workflow.currentTimeMillis() >= deadlineMillis;
    over |= now;
    return now;
  }

  /** What is left; empty when the budget has ended and the run is cleaning up. */
  Optional<Duration> left() {
    return over
        ? Optional.empty()
        : Optional.of(
            Duration.ofMillis(Math.max(1, deadlineMillis - Workflow.currentTimeMillis())));
  }

  /** How long to wait until {@code at}, in whole milliseconds, and no longer than what is left. */
  Duration until(Instant at) {
    Instant now = Instant.ofEpochMilli(Workflow.currentTimeMillis());
    long millis = Duration.between(now, at).plusNanos(999_999).toMillis();
    Duration wanted = Duration.ofMillis(Math.max(1, millis));
    return left().filter(left -> left.compareTo(wanted) < 0).orElse(wanted);
  }
}
