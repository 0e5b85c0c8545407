package ai.somagent.soma.cli.command;

import ai.somagent.soma.cli.console.Console;
import ai.somagent.soma.cli.console.ExitCode;
import java.io.IOException;
import java.nio.file.ClosedWatchServiceException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchEvent;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Repeats a command whenever one of its files changes, until it is interrupted. Folders are
 * watched, not files: editors save by moving a new file over the old one.
 */
final class WatchLoop {
  /** Saves of several files, or in several steps, are one change. */
  private static final long QUIET_MILLIS = 80;

  private final Supplier<List<String>> paths;
  private final Console console;

  /** {@code paths} is asked before each turn, since a turn may find other roots. */
  WatchLoop(Supplier<List<String>> paths, Console console) {
    this.paths = paths;
    this.console = console;
  }

  /** Ends when the thread is interrupted; Ctrl-C ends the process, with 130 as always. */
  ExitCode run(Runnable turn) {
    try (WatchService service = FileSystems.getDefault().newWatchService()) {
      while (true) {
        if (console.outColour()) {
          console.out().print("\u001b[2J\u001b[3J\u001b[H");
        }
        // Before files are read: a save in between counts as a change.
        Set<WatchKey> keys = watch(service);
        turn.run();
        console.out().println("watching for changes; Ctrl-C ends");
        console.flush();
        await(service);
        keys.forEach(WatchKey::cancel);
      }
    } catch (IOException e) {
      console.complain("cannot watch for changes: " + e.getMessage());
      return ExitCode.ENVIRONMENT;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return ExitCode.INTERRUPTED;
    } catch (ClosedWatchServiceException e) {
      return ExitCode.INTERRUPTED;
    }
  }

  private Set<WatchKey> watch(WatchService service) throws IOException {
    Set<Path> folders = new LinkedHashSet<>();
    for (String name : paths.get()) {
      Path path = Path.of(name);
      if (Files.isDirectory(path)) {
        try (Stream<Path> below = Files.walk(path)) {
          below.filter(Files::isDirectory).forEach(folders::add);
        }
      } else {
        folders.add(path.toAbsolutePath().getParent());
      }
    }
    Set<WatchKey> keys = new LinkedHashSet<>();
    for (Path folder : folders) {
      keys.add(
          folder.register(
              service,
              StandardWatchEventKinds.ENTRY_CREATE,
              StandardWatchEventKinds.ENTRY_MODIFY,
              StandardWatchEventKinds.ENTRY_DELETE));
    }
    return keys;
  }

  private static void await(WatchService service) throws InterruptedException {
    while (!concerns(service.take())) {
      // A file that is none of ours.
    }
    WatchKey next = service.poll(QUIET_MILLIS, TimeUnit.MILLISECONDS);
    while (next != null) {
      concerns(next);
      next = service.poll(QUIET_MILLIS, TimeUnit.MILLISECONDS);
    }
  }

  private static boolean concerns(WatchKey key) {
    boolean concerns = false;
    for (WatchEvent<?> event : key.pollEvents()) {
      String name = String.valueOf(event.context());
      boolean folder =
          key.watchable() instanceof Path parent && Files.isDirectory(parent.resolve(name));
      concerns |=
          folder
              || event.kind() == StandardWatchEventKinds.OVERFLOW
              || name.endsWith(".soma")
              || name.equals("soma.yaml");
    }
    key.reset();
    return concerns;
  }
}
