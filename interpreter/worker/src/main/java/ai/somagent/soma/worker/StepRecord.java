package ai.somagent.soma.worker;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One step while its history is read. Not thread-safe. */
final class StepRecord {
  private final RunStep step;
  private final String activityId;
  private final Instant startedAt;
  private StepState state = StepState.RUNNING;
  private int attempts = 1;
  private @Nullable Instant closedAt;
  private @Nullable StepFailure failure;

  StepRecord(RunStep step, String activityId, Instant startedAt) {
    this.step = step;
    this.activityId = activityId;
    this.startedAt = startedAt;
  }

  boolean isOpen() {
    return state == StepState.RUNNING;
  }

  String activityId() {
    return activityId;
  }

  StepView view() {
    return new StepView(step, state, attempts, startedAt, closedAt, failure);
  }

  /** Says so once for each attempt that follows a failed one. */
  List<RunProgress> retrying(Instant at, int attempt, StepFailure reason) {
    failure = reason;
    if (attempt <= attempts) {
      return List.of();
    }
    attempts = attempt;
    return List.of(new RunProgress.StepRetrying(step, at, attempt, reason));
  }

  /** The embedded server tells of an attempt without saying why there had to be one. */
  void reached(int attempt) {
    attempts = Math.max(attempts, attempt);
  }

  List<RunProgress> completed(Instant at) {
    close(StepState.COMPLETED, at);
    failure = null;
    return List.of(new RunProgress.StepCompleted(step, at, took(at), attempts));
  }

  List<RunProgress> failed(Instant at, StepFailure reason) {
    close(StepState.FAILED, at);
    failure = reason;
    return List.of(new RunProgress.StepFailed(step, at, took(at), attempts, reason));
  }

  List<RunProgress> cancelled(Instant at) {
    close(StepState.CANCELLED, at);
    return List.of(new RunProgress.StepCancelled(step, at, took(at)));
  }

  private void close(StepState end, Instant at) {
    state = end;
    closedAt = at;
  }

  private Duration took(Instant at) {
    return Duration.between(startedAt, at);
  }
}
