package ai.somagent.soma.servers.process;

import ai.somagent.soma.servers.ServersException;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** Signals to processes that are still who they were. */
public final class Signals {

  private Signals() {}

  /**
   * Sends a signal to each that still lives.
   *
   * @param signal without {@code SIG}, such as {@code STOP}
   */
  public static void send(String signal, List<ProcessIdentity> processes) {
    List<String> words = new ArrayList<>(List.of("sh", "-c", "kill -\"$0\" \"$@\"", signal));
    processes.stream()
        .filter(ProcessIdentity::isAlive)
        .forEach(process -> words.add(Long.toString(process.pid())));
    if (words.size() == 4) {
      return;
    }
    try {
      Process kill =
          new ProcessBuilder(words)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
      // It fails when one has just ended, which is no trouble of ours.
      kill.waitFor();
    } catch (IOException refused) {
      throw new ServersException(
          ServersException.Kind.SIGNAL_FAILED, "cannot run `kill`", "", refused);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }

  /**
   * Ends what the supplier finds with SIGKILL until it finds nothing.
   *
   * @param processes looked up again each time, since a dying tree may still grow
   * @throws ServersException of kind SIGNAL_FAILED when some live on after ten seconds
   */
  public static void killAll(Supplier<List<ProcessIdentity>> processes) {
    long end = System.nanoTime() + Duration.ofSeconds(10).toNanos();
    List<ProcessIdentity> known = new ArrayList<>();
    while (true) {
      processes.get().stream().filter(found -> !known.contains(found)).forEach(known::add);
      known.removeIf(process -> !process.isAlive());
      if (known.isEmpty()) {
        return;
      }
      if (System.nanoTime() > end) {
        throw new ServersException(
            ServersException.Kind.SIGNAL_FAILED,
            "processes " + known.stream().map(ProcessIdentity::pid).toList() + " cannot be ended",
            "");
      }
      send("KILL", known);
      pause(10);
    }
  }

  /** Waits; an interrupt is kept for the caller. */
  public static void pause(long milliseconds) {
    try {
      Thread.sleep(milliseconds);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }
}
