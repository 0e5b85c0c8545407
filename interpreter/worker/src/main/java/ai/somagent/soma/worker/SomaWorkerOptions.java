package ai.somagent.soma.worker;

import java.time.Duration;

/**
 * How a worker works.
 *
 * @param concurrentCalls most tool calls at once
 * @param grace how long {@code close} waits for running calls before it interrupts them
 */
public record SomaWorkerOptions(int concurrentCalls, Duration grace) {
  /** 100 calls at once, ten seconds of grace. */
  public static final SomaWorkerOptions DEFAULT =
      new SomaWorkerOptions(100, Duration.ofSeconds(10));
}
