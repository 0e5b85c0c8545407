package ai.somagent.soma.servers.process;

import ai.somagent.soma.servers.ServersException;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Signals to processes that are still who they were. */
public final class Signals {

  private static final Duration LIMIT = Duration.ofSeconds(10);

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
   * Ends what the supplier finds with SIGKILL until it finds nothing. Each is frozen first: a
   * parent that starts one more child between the look and its end would leave an orphan nobody
   * finds.
   *
   * @param processes looked up again each time, since a dying tree may still grow
   * @throws ServersException of kind SIGNAL_FAILED when some live on after ten seconds
   */
  public static void killAll(Supplier<List<ProcessIdentity>> processes) {
    long end = System.nanoTime() + LIMIT.toNanos();
    List<ProcessIdentity> known = new ArrayList<>();
    for (long wait = 2; ; wait = Math.min(100, wait * 2)) {
      List<ProcessIdentity> found = newOnes(processes, known);
      while (!found.isEmpty() && System.nanoTime() < end) {
        known.addAll(found);
        send("STOP", found);
        found = newOnes(processes, known);
      }
      known.removeIf(process -> !process.isAlive());
      if (known.isEmpty()) {
        return;
      }
      if (System.nanoTime() > end) {
        throw unended("ended", known);
      }
      known.forEach(Signals::kill);
      pause(wait);
    }
  }

  private static List<ProcessIdentity> newOnes(
      Supplier<List<ProcessIdentity>> processes, List<ProcessIdentity> known) {
    return processes.get().stream()
        .filter(found -> !known.contains(found) && found.isAlive())
        .toList();
  }

  /** The JDK looks at the start time once more, so no other process can be meant. */
  private static void kill(ProcessIdentity process) {
    Optional<ProcessHandle> handle = ProcessHandle.of(process.pid());
    if (process.isAlive()) {
      handle.ifPresent(ProcessHandle::destroyForcibly);
    }
  }

  /**
   * Freezes what the supplier finds until all of it is frozen.
   *
   * @param processes looked up again each time: one not yet frozen may start another
   * @throws ServersException of kind SIGNAL_FAILED when some still run after ten seconds
   */
  public static void freezeAll(Supplier<List<ProcessIdentity>> processes) {
    long end = System.nanoTime() + LIMIT.toNanos();
    while (true) {
      List<ProcessIdentity> running =
          processes.get().stream()
              .filter(ProcessIdentity::isAlive)
              .filter(one -> !one.isFrozen())
              .toList();
      if (running.isEmpty()) {
        return;
      }
      if (System.nanoTime() > end) {
        throw unended("frozen", running);
      }
      send("STOP", running);
    }
  }

  private static ServersException unended(String what, List<ProcessIdentity> left) {
    return new ServersException(
        ServersException.Kind.SIGNAL_FAILED,
        "processes " + left.stream().map(ProcessIdentity::pid).toList() + " cannot be " + what,
        "look at them with `ps`: another user's, or waiting for a disk");
  }

  /** Waits the whole time; an interrupt is kept for the caller. */
  public static void pause(long milliseconds) {
    long end = System.nanoTime() + Duration.ofMillis(milliseconds).toNanos();
    boolean interrupted = false;
    for (long left = milliseconds; left > 0; left = (end - System.nanoTime()) / 1_000_000) {
      try {
        Thread.sleep(left);
      } catch (InterruptedException stopped) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
