package ai.somagent.soma.worker;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A child process that never outlives this one, however this one ends, and that a Ctrl-C at the
 * terminal does not reach: who owns it may still need it to end in order.
 */
final class GuardedProcess implements AutoCloseable {
  private static final long PATIENCE_SECONDS = 10;

  /** The guard holds our end of a pipe; when we close it or die, it ends the child. */
  private static final String GUARD =
      """
      trap '' INT
      exec 3<&0
      if command -v setsid >/dev/null 2>&1; then set -- setsid "$@"; fi
      "$@" </dev/null 3<&- &
      child=$!
      { read -r _ <&3; kill "$child"; } 2>/dev/null &
      guard=$!
      wait "$child"
      code=$?
      kill "$guard" 2>/dev/null
      exit "$code"
      """;

  private final Process process;

  private GuardedProcess(Process process) {
    this.process = process;
  }

  /**
   * Starts {@code command}.
   *
   * @param log takes what it says
   */
  static GuardedProcess start(List<String> command, Path log) throws IOException {
    List<String> guarded = new ArrayList<>(List.of("sh", "-c", GUARD, "guard"));
    guarded.addAll(command);
    return new GuardedProcess(
        new ProcessBuilder(guarded).redirectErrorStream(true).redirectOutput(log.toFile()).start());
  }

  boolean isAlive() {
    return process.isAlive();
  }

  /** Waits a little, less when it ends meanwhile. */
  void waitFor(long millis) throws InterruptedException {
    process.waitFor(millis, TimeUnit.MILLISECONDS);
  }

  /** Asks it to end, makes it end after ten seconds, and waits for that. */
  @Override
  public void close() {
    List<ProcessHandle> family = process.descendants().toList();
    try {
      process.getOutputStream().close();
      if (process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        return;
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (IOException e) {
      // A broken pipe says that the guard has ended already; what is left is ended below.
      process.destroyForcibly();
    }
    family.forEach(ProcessHandle::destroyForcibly);
    process.destroyForcibly();
  }
}
