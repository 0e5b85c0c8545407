package ai.somagent.soma.servers.keep;

import ai.somagent.soma.servers.ServersException;
import ai.somagent.soma.servers.keep.KeeperFolder.KeeperRecord;
import ai.somagent.soma.servers.place.Folders;
import ai.somagent.soma.servers.place.Lock;
import ai.somagent.soma.servers.place.OwnFolder;
import ai.somagent.soma.servers.place.Places;
import ai.somagent.soma.servers.process.ProcessIdentity;
import ai.somagent.soma.servers.process.ServerCommand;
import ai.somagent.soma.servers.process.Signals;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The keepers of this user's builds, at most one living for each owner. */
public final class Keepers {

  private static final Duration START_LIMIT = Duration.ofSeconds(20);

  private static final Duration END_LIMIT = Duration.ofSeconds(30);

  private final Places places;

  public Keepers(Places places) {
    this.places = places;
  }

  /**
   * Returns once a keeper watches this owner; to be called before anything is started for it.
   *
   * @throws ServersException of kind START_FAILED when none can be started
   */
  public ProcessIdentity ensure(ProcessIdentity owner) {
    OwnFolder.make(places.run(), "rwx--x--x");
    try (Lock held = lock()) {
      clearDead();
      return living(owner).map(KeeperRecord::keeper).orElseGet(() -> start(owner));
    }
  }

  /** Has the owner's keeper finish now; returns when it has ended, or at once if there is none. */
  public void end(ProcessIdentity owner) {
    if (!OwnFolder.isThere(places.run())) {
      return;
    }
    try (Lock held = lock()) {
      for (KeeperFolder folder : folders()) {
        Optional<KeeperRecord> record = folder.read().filter(one -> one.owner().equals(owner));
        record.ifPresent(one -> {
          Folders.delete(folder.record());
          awaitEnd(one.keeper());
        });
      }
      clearDead();
    }
  }

  /** Every living keeper's process for this owner; none or one. */
  public Optional<ProcessIdentity> find(ProcessIdentity owner) {
    return living(owner).map(KeeperRecord::keeper);
  }

  /** Deletes what killed keepers left. */
  public void sweep() {
    if (OwnFolder.isThere(places.run())) {
      try (Lock held = lock()) {
        clearDead();
      }
    }
  }

  private Lock lock() {
    return Lock.hold(places.run().resolve("keepers.lock"), () -> {});
  }

  private Optional<KeeperRecord> living(ProcessIdentity owner) {
    return folders().stream()
        .flatMap(folder -> folder.read().stream())
        .filter(record -> record.owner().equals(owner) && record.keeper().isAlive())
        .findFirst();
  }

  /** Nobody else is starting one, since the lock is ours: one without a record never got there. */
  private void clearDead() {
    for (KeeperFolder folder : folders()) {
      if (folder.read().filter(record -> record.keeper().isAlive()).isEmpty()) {
        Folders.delete(folder.path());
      }
    }
    Folders.delete(startLog(places.run()));
  }

  private ProcessIdentity start(ProcessIdentity owner) {
    List<String> words =
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xmx16m",
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-XX:-UsePerfData",
            "-cp",
            KeeperClassPath.originals(),
            KeeperMain.class.getName(),
            places.home().toString(),
            places.run().toString(),
            Long.toString(owner.pid()),
            Long.toString(owner.startTicks()));
    Path log = startLog(places.run());
    ProcessIdentity keeper =
        new ServerCommand(words, places.run(), Map.of(), "", log).startDetached();
    long end = System.nanoTime() + START_LIMIT.toNanos();
    while (living(owner).isEmpty()) {
      if (!keeper.isAlive() || System.nanoTime() > end) {
        throw new ServersException(
            ServersException.Kind.START_FAILED,
            "the process that ends this build's servers did not start",
            "see what it left in " + log + " or " + places.run() + "/" + KeeperFolder.PREFIX + "*");
      }
      Signals.pause(10);
    }
    return keeper;
  }

  /** What a keeper says before it has a folder; deleted when it has. */
  static Path startLog(Path run) {
    return run.resolve("keepers.log");
  }

  private static void awaitEnd(ProcessIdentity keeper) {
    long end = System.nanoTime() + END_LIMIT.toNanos();
    while (keeper.isAlive()) {
      if (System.nanoTime() > end) {
        throw new ServersException(
            ServersException.Kind.SIGNAL_FAILED,
            "keeper " + keeper.pid() + " does not finish",
            "end it and run `deploy/local/servers sweep`");
      }
      Signals.pause(20);
    }
  }

  private List<KeeperFolder> folders() {
    return Folders.in(places.run()).stream()
        .filter(folder -> folder.getFileName().toString().startsWith(KeeperFolder.PREFIX))
        .map(KeeperFolder::new)
        .toList();
  }
}
