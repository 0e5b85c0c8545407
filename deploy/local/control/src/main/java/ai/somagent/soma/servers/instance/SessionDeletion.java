package ai.somagent.soma.servers.instance;

import ai.somagent.soma.servers.place.DiskTrouble;
import ai.somagent.soma.servers.place.Folders;
import ai.somagent.soma.servers.place.Lock;
import ai.somagent.soma.servers.process.Mounts;
import ai.somagent.soma.servers.process.ProcessIdentity;
import ai.somagent.soma.servers.process.ProcessTree;
import ai.somagent.soma.servers.process.SharedMemory;
import ai.somagent.soma.servers.process.Signals;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Leaves nothing of a session, also when a living process is just starting a server in it. */
final class SessionDeletion {

  /** A start whose server was ended under it gives up long before. */
  private static final Duration STARTS_END_WITHIN = Duration.ofSeconds(15);

  private final Path folder;
  private final Set<ProcessIdentity> known = new LinkedHashSet<>();

  SessionDeletion(Path folder) {
    this.folder = folder;
  }

  void run() {
    // Who sweeps and who keeps may both come to it.
    try (Lock held = Lock.hold(folder.resolveSibling("delete.lock"), () -> {})) {
      if (Files.isDirectory(folder)) {
        forbidStarts();
        List<Lock> starts = endStarts();
        try {
          Signals.killAll(this::processes);
          SharedMemory.releaseOf(everStarted());
          Mounts.releaseUnder(folder);
          Folders.delete(folder);
        } finally {
          starts.forEach(Lock::close);
        }
      }
    }
  }

  private void forbidStarts() {
    try {
      Files.deleteIfExists(Sessions.recordFile(folder));
    } catch (IOException refused) {
      throw DiskTrouble.of("cannot end the session in `" + folder + "`", refused);
    }
  }

  /** Ends what is being started until everybody who holds a server's lock has given up. */
  private List<Lock> endStarts() {
    long end = System.nanoTime() + STARTS_END_WITHIN.toNanos();
    List<Lock> held = new ArrayList<>();
    for (Path instance : Folders.in(folder)) {
      Path file = Session.lockFile(folder, instance.getFileName().toString());
      Optional<Lock> lock = Lock.tryHold(file);
      while (lock.isEmpty() && System.nanoTime() < end) {
        Signals.killAll(this::processes);
        Signals.pause(10);
        lock = Lock.tryHold(file);
      }
      lock.ifPresent(held::add);
    }
    return held;
  }

  /** Those that were killed earlier too. */
  private Set<Long> everStarted() {
    Set<Long> pids = new LinkedHashSet<>();
    known.forEach(process -> pids.add(process.pid()));
    for (Path instance : Folders.in(folder)) {
      new InstanceFolder(instance)
          .read()
          .map(InstanceRecord::process)
          .filter(ProcessIdentity::isItsPidsLast)
          .ifPresent(process -> pids.add(process.pid()));
    }
    return pids;
  }

  /** A tree is found through its first process only as long as that one lives. */
  private List<ProcessIdentity> processes() {
    for (Path instance : Folders.in(folder)) {
      new InstanceFolder(instance)
          .read()
          .map(InstanceRecord::process)
          .map(ProcessTree::of)
          .ifPresent(known::addAll);
    }
    known.addAll(ProcessTree.markedWith(folder));
    return List.copyOf(known);
  }
}
