package ai.somagent.soma.servers.process;

import java.time.Duration;

/** Waiting for a program that we started and that must not outlive our waiting. */
public final class ProcessEnd {

  /** Exit code of one that took too long; {@code timeout(1)} has the same. */
  public static final int TOO_LATE = 124;

  private ProcessEnd() {}

  /**
   * Waits for its end; at the limit, or when we are interrupted, it is killed with all it started.
   *
   * @return exit code, or {@link #TOO_LATE}
   */
  public static int await(Process process, Duration limit) throws InterruptedException {
    try {
      if (process.waitFor(limit)) {
        return process.exitValue();
      }
      kill(process);
      return TOO_LATE;
    } catch (InterruptedException stopped) {
      kill(process);
      throw stopped;
    }
  }

  private static void kill(Process process) {
    ProcessIdentity.of(process.pid())
        .ifPresent(root -> Signals.killAll(() -> ProcessTree.of(root)));
  }
}
