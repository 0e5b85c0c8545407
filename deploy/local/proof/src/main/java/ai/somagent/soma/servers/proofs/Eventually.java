package ai.somagent.soma.servers.proofs;

import java.time.Duration;
import java.util.concurrent.Callable;

/** Waits for what a server does in its own time, such as asking a target or forgetting a key. */
final class Eventually {

  private static final Duration LIMIT = Duration.ofSeconds(30);
  private static final Duration BETWEEN = Duration.ofMillis(20);

  private Eventually() {}

  /**
   * Asks again and again until it holds.
   *
   * @param what the thing waited for, in a person's words
   * @throws IllegalStateException when it does not hold within 30 seconds
   */
  static void holds(String what, Callable<Boolean> asked) throws Exception {
    long end = System.nanoTime() + LIMIT.toNanos();
    while (!asked.call()) {
      ProofCheck.that(
          System.nanoTime() < end, what + " did not come within " + LIMIT.toSeconds() + " s");
      Thread.sleep(BETWEEN);
    }
  }
}
