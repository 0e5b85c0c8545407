package ai.somagent.soma.servers.instance;

import ai.somagent.soma.servers.ServersException;
import ai.somagent.soma.servers.place.DiskTrouble;
import ai.somagent.soma.servers.place.Folders;
import ai.somagent.soma.servers.place.Lock;
import ai.somagent.soma.servers.place.OwnFolder;
import ai.somagent.soma.servers.place.RecordFile;
import ai.somagent.soma.servers.process.ProcessIdentity;
import ai.somagent.soma.servers.process.ProcessTree;
import ai.somagent.soma.servers.process.Signals;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** All sessions of this user on this machine. */
public final class Sessions {

  private final SessionContext context;

  public Sessions(SessionContext context) {
    this.context = context;
  }

  /** What is written down about a session. */
  private record SessionRecord(String format, boolean freePorts, @Nullable ProcessIdentity owner) {}

  /**
   * Opens a session, making its folder when it is new.
   *
   * @throws ServersException of kind STATE when its owner is gone
   */
  public Session open(SessionSpec spec) {
    if (spec.owner().filter(owner -> !owner.isAlive()).isPresent()) {
      throw new ServersException(
          ServersException.Kind.STATE,
          "the build that session `" + spec.name() + "` belongs to has ended",
          "");
    }
    OwnFolder.make(context.places().run(), "rwx--x--x");
    Path folder = run(context).resolve(spec.name());
    if (!Files.exists(recordFile(OwnFolder.make(folder, "rwx--x--x")))) {
      // Not while it is being deleted.
      try (Lock held = Lock.hold(folder.resolveSibling("delete.lock"), () -> {})) {
        OwnFolder.make(folder, "rwx--x--x");
        requireNothingElse(folder);
        record(folder)
            .write(
                new SessionRecord("soma.session/1", spec.freePorts(), spec.owner().orElse(null)));
      }
    }
    return new Session(context, spec, folder);
  }

  /**
   * The session as it is, there or not: looking makes nothing, and nothing can be started in it.
   */
  public Session look(SessionSpec spec) {
    return new Session(context, spec, run(context).resolve(spec.name()));
  }

  /**
   * A folder without a record is new, or what a session left that was cut short. One that holds
   * anything else is somebody's own, found because SOMA_RUN names a folder in use: made a session,
   * it would be deleted with it.
   */
  private void requireNothingElse(Path folder) {
    try (Stream<Path> entries = Files.list(folder)) {
      Optional<Path> foreign = entries.filter(entry -> !isOurs(entry)).findFirst();
      if (foreign.isPresent()) {
        throw new ServersException(
            ServersException.Kind.STATE,
            "`" + folder + "` is no session: it holds `" + foreign.get().getFileName() + "`",
            "name another session, or a folder of its own in SOMA_RUN");
      }
    } catch (IOException unreadable) {
      throw DiskTrouble.of("cannot read `" + folder + "`", unreadable);
    }
  }

  private boolean isOurs(Path entry) {
    String name = entry.getFileName().toString();
    return name.startsWith("session.json")
        || name.endsWith(".lock")
        || context.catalogue().all().stream().anyMatch(recipe -> recipe.name().equals(name));
  }

  /** Every session there is, by name. */
  public List<Session> all() {
    List<Session> all = new ArrayList<>();
    for (Path folder : folders(context)) {
      record(folder)
          .read()
          .ifPresent(record ->
              all.add(
                  new Session(
                      context,
                      new SessionSpec(
                          folder.getFileName().toString(),
                          record.freePorts(),
                          Optional.ofNullable(record.owner())),
                      folder)));
    }
    return all;
  }

  /** Ends and deletes every session that ends with this process. */
  public void deleteOwnedBy(ProcessIdentity owner) {
    for (Path folder : folders(context)) {
      if (owner(folder).filter(owner::equals).isPresent()) {
        new SessionDeletion(folder).run();
      }
    }
    killMarked(owner::equals);
  }

  /** The sessions that end with this process. */
  public List<Session> ownedBy(ProcessIdentity owner) {
    return all().stream().filter(session -> session.isOwnedBy(owner)).toList();
  }

  /**
   * Ends and deletes every session whose owner is gone; returns their names. One that cannot be
   * deleted does not keep the others.
   *
   * @throws ServersException the first trouble, when all have been tried
   */
  public List<String> sweep() {
    List<String> swept = new ArrayList<>();
    List<ServersException> troubles = new ArrayList<>();
    for (Path folder : folders(context)) {
      if (owner(folder).filter(owner -> !owner.isAlive()).isPresent()) {
        try {
          new SessionDeletion(folder).run();
          swept.add(folder.getFileName().toString());
        } catch (ServersException trouble) {
          troubles.add(trouble);
        }
      }
    }
    killMarked(owner -> !owner.isAlive());
    if (!troubles.isEmpty()) {
      throw troubles.getFirst();
    }
    return swept;
  }

  /** The living processes of the sessions that end with this process, with and without a folder. */
  public List<ProcessIdentity> processesOf(ProcessIdentity owner) {
    Set<ProcessIdentity> found = new LinkedHashSet<>(marked(owner::equals));
    ownedBy(owner)
        .forEach(session -> session.all().forEach(server -> found.addAll(server.processes())));
    return List.copyOf(found);
  }

  /** Ends what lost its folder, as when somebody deleted that by hand. */
  private void killMarked(Predicate<ProcessIdentity> owner) {
    Signals.killAll(() -> marked(owner));
  }

  private List<ProcessIdentity> marked(Predicate<ProcessIdentity> owner) {
    Path run = run(context);
    List<ProcessIdentity> found = new ArrayList<>();
    ProcessTree.marked()
        .forEach((process, mark) -> {
          if (mark.startsWith(run)
              && !mark.equals(run)
              && SessionSpec.ownerIn(run.relativize(mark).getName(0).toString())
                  .filter(owner)
                  .isPresent()) {
            found.add(process);
          }
        });
    return found;
  }

  /** A session that was being made or deleted when that was cut short has its name only. */
  private static Optional<ProcessIdentity> owner(Path folder) {
    Optional<SessionRecord> record = record(folder).read();
    return record.isPresent()
        ? record.map(SessionRecord::owner)
        : SessionSpec.ownerIn(folder.getFileName().toString());
  }

  /** Ports written down by any instance of any session. */
  static Set<Integer> recordedPorts(SessionContext context) {
    Set<Integer> ports = new LinkedHashSet<>();
    for (Path session : folders(context)) {
      for (Path instance : Folders.in(session)) {
        new InstanceFolder(instance).read().ifPresent(one -> ports.addAll(one.ports().values()));
      }
    }
    return ports;
  }

  private static List<Path> folders(SessionContext context) {
    return Folders.in(run(context));
  }

  /**
   * The folder of all sessions, under one name only however it was reached: processes are known by
   * the folder's name.
   */
  private static Path run(SessionContext context) {
    Path run = context.places().run();
    try {
      return OwnFolder.isThere(run) ? run.toRealPath() : run;
    } catch (IOException unreadable) {
      throw DiskTrouble.of("cannot read `" + run + "`", unreadable);
    }
  }

  static Path recordFile(Path folder) {
    return record(folder).path();
  }

  private static RecordFile<SessionRecord> record(Path folder) {
    return new RecordFile<>(folder.resolve("session.json"), SessionRecord.class);
  }
}
