package ai.somagent.soma.worker;

import java.time.Duration;
import java.time.Instant;

/** Something that happened to a step of a run, in the order of the run's history. */
public sealed interface RunProgress {
  RunStep step();

  Instant at();

  /** The step was handed to the workers. */
  record StepStarted(RunStep step, Instant at) implements RunProgress {}

  /**
   * An attempt failed and another one follows.
   *
   * @param attempt the attempt that follows, from 2
   */
  record StepRetrying(RunStep step, Instant at, int attempt, StepFailure failure)
      implements RunProgress {}

  /**
   * The step gave its result.
   *
   * @param took from being handed out to its end, pauses between attempts included
   */
  record StepCompleted(RunStep step, Instant at, Duration took, int attempts)
      implements RunProgress {}

  /** The step failed for good; the program may have caught it. */
  record StepFailed(RunStep step, Instant at, Duration took, int attempts, StepFailure failure)
      implements RunProgress {}

  /** The step ended because the run no longer wanted it. */
  record StepCancelled(RunStep step, Instant at, Duration took) implements RunProgress {}
}
