package ai.somagent.soma.servers.junit;

import ai.somagent.soma.servers.process.Listener;
import ai.somagent.soma.servers.process.Listeners;
import ai.somagent.soma.servers.process.ProcessIdentity;
import ai.somagent.soma.servers.process.ProcessTree;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** What a build has of processes, sockets and folders, seen from outside. */
final class BuildTraces {

  private final Path run;
  private final Map<String, Listener> sockets = new LinkedHashMap<>();
  private final List<ProcessIdentity> seen = new ArrayList<>();

  BuildTraces(Path run) {
    this.run = run;
  }

  /** Remembers what is there now, marked or below what is, to be looked for later. */
  BuildTraces remember() {
    Set<ProcessIdentity> trees = new LinkedHashSet<>();
    processes().forEach(marked -> trees.addAll(ProcessTree.of(marked)));
    List<ProcessIdentity> now = List.copyOf(trees);
    seen.addAll(now);
    sockets.putAll(Listeners.sockets(now));
    return this;
  }

  int sockets() {
    return sockets.size();
  }

  int seen() {
    return seen.size();
  }

  /** All that carry a mark of a session in this folder. */
  List<ProcessIdentity> processes() {
    return ProcessTree.markedWith(run);
  }

  /** Names of what lies in the folder, lock files apart. */
  List<String> folders() throws IOException {
    if (!Files.isDirectory(run)) {
      return List.of();
    }
    try (Stream<Path> entries = Files.list(run)) {
      return entries
          .filter(Files::isDirectory)
          .map(entry -> entry.getFileName().toString())
          .sorted()
          .toList();
    }
  }

  boolean hasFolder(String prefix) throws IOException {
    return folders().stream().anyMatch(name -> name.startsWith(prefix));
  }

  /** Files of this name one or two levels inside the session folders. */
  List<Path> files(String name) throws IOException {
    if (!Files.isDirectory(run)) {
      return List.of();
    }
    try (Stream<Path> entries = Files.find(run, 3, (path, attributes) -> path.endsWith(name))) {
      return entries.toList();
    } catch (UncheckedIOException changing) {
      return List.of();
    }
  }

  /** The keeper's process is not marked; its folder goes last. */
  boolean areGone() throws IOException {
    return folders().isEmpty()
        && seen.stream().noneMatch(ProcessIdentity::isAlive)
        && processes().isEmpty()
        && Listeners.stillOpen(sockets).isEmpty();
  }
}
