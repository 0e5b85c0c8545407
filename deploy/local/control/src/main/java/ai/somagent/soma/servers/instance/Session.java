package ai.somagent.soma.servers.instance;

import ai.somagent.soma.servers.ServersException;
import ai.somagent.soma.servers.catalogue.ServerRecipe;
import ai.somagent.soma.servers.install.InstalledServer;
import ai.somagent.soma.servers.place.Lock;
import ai.somagent.soma.servers.place.OwnFolder;
import ai.somagent.soma.servers.process.ProcessIdentity;
import ai.somagent.soma.servers.process.ProcessTree;
import ai.somagent.soma.servers.process.SharedMemory;
import ai.somagent.soma.servers.process.Signals;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A set of servers that belong together: each at most once, all in one folder. Sessions of several
 * processes on one folder see the same servers; thread-safe.
 */
public final class Session {

  /** A server that does not end in an orderly way within this time is killed. */
  private static final Duration STOP_LIMIT = Duration.ofSeconds(10);

  private final SessionContext context;
  private final SessionSpec spec;
  private final Path folder;

  Session(SessionContext context, SessionSpec spec, Path folder) {
    this.context = context;
    this.spec = spec;
    this.folder = folder;
  }

  public String name() {
    return spec.name();
  }

  public Path folder() {
    return folder;
  }

  boolean isOwnedBy(ProcessIdentity owner) {
    return spec.owner().filter(owner::equals).isPresent();
  }

  SessionContext context() {
    return context;
  }

  /**
   * Starts a server and what it requires, or finds it running. Returns when it is healthy.
   *
   * @throws ServersException NOT_INSTALLED, PORT_TAKEN, START_FAILED, DISK
   */
  public RunningServer start(String name) {
    ServerRecipe recipe = context.catalogue().recipe(name);
    InstalledServer installed = context.installations().required(recipe);
    Map<String, RunningServer> required = new LinkedHashMap<>();
    recipe.requires().forEach(other -> required.put(other, start(other)));
    InstanceFolder instance = instance(recipe);
    try (Lock held = hold(recipe, instance)) {
      // It may have been deleted while we waited.
      requireOpen();
      new SessionStart(context, spec, installed, instance, required)
          .run(() -> Signals.killAll(() -> processes(recipe)));
      return new RunningServer(this, recipe, instance);
    }
  }

  private Lock hold(ServerRecipe recipe, InstanceFolder instance) {
    requireOpen();
    try {
      OwnFolder.makeChild(instance.path(), "rwx--x--x");
      return Lock.hold(lockFile(recipe), () -> {});
    } catch (ServersException refused) {
      // Its folder may just have been deleted.
      requireOpen();
      throw refused;
    }
  }

  /** The server, if it has been started in this session and its process lives. */
  public Optional<RunningServer> running(String name) {
    return known(name).filter(RunningServer::isAlive);
  }

  /** The server, if it has ever been started in this session. */
  public Optional<RunningServer> known(String name) {
    ServerRecipe recipe = context.catalogue().recipe(name);
    InstanceFolder instance = instance(recipe);
    return instance.read().map(record -> new RunningServer(this, recipe, instance));
  }

  /** Every server ever started in this session, in the order of the data file. */
  public List<RunningServer> all() {
    List<RunningServer> all = new ArrayList<>();
    context.catalogue().all().forEach(recipe -> known(recipe.name()).ifPresent(all::add));
    return all;
  }

  /** Names of the servers that have a folder here, also where its record is damaged. */
  public List<String> present() {
    return context.catalogue().all().stream()
        .filter(recipe -> Files.isDirectory(instance(recipe).path()))
        .map(ServerRecipe::name)
        .toList();
  }

  /** Whether any process of the server lives, also one that no record tells of. */
  public boolean isAnythingOf(String name) {
    return !processes(context.catalogue().recipe(name)).isEmpty();
  }

  /**
   * Ends a server in an orderly way, or by force when it does not; no matter if it does not run.
   *
   * @return false when force was needed
   */
  public boolean stop(String name) {
    ServerRecipe recipe = context.catalogue().recipe(name);
    InstanceFolder instance = instance(recipe);
    if (!Files.isDirectory(instance.path())) {
      return true;
    }
    try (Lock held = Lock.hold(lockFile(recipe), () -> {})) {
      awaitEnd(askToEnd(recipe));
      boolean ended = processes(recipe).isEmpty();
      Signals.killAll(() -> processes(recipe));
      instance
          .read()
          .ifPresent(record -> {
            // Nobody knows its pid afterwards.
            releaseSharedMemory(record.process());
            instance.write(record.withProcess(null));
          });
      return ended;
    } catch (ServersException refused) {
      if (Files.isDirectory(instance.path())) {
        throw refused;
      }
      // The session has just been deleted, and the server ended with it.
      return false;
    }
  }

  private static void releaseSharedMemory(@Nullable ProcessIdentity process) {
    if (process != null && process.isItsPidsLast()) {
      SharedMemory.releaseOf(Set.of(process.pid()));
    }
  }

  /** Sends the stop signal if its first process lives; returns all processes it then had. */
  private List<ProcessIdentity> askToEnd(ServerRecipe recipe) {
    Optional<ProcessIdentity> first =
        instance(recipe).read().map(InstanceRecord::process).filter(ProcessIdentity::isAlive);
    if (first.isEmpty()) {
      return List.of();
    }
    List<ProcessIdentity> tree = processes(recipe);
    Signals.send(recipe.stopSignal(), List.of(first.get()));
    // A frozen process hears the signal only when it goes on.
    Signals.send("CONT", tree);
    return tree;
  }

  private static void awaitEnd(List<ProcessIdentity> tree) {
    long end = System.nanoTime() + STOP_LIMIT.toNanos();
    while (tree.stream().anyMatch(ProcessIdentity::isAlive) && System.nanoTime() < end) {
      Signals.pause(10);
    }
  }

  /**
   * Ends everything by force and deletes the session's folder, data and logs. A start that another
   * process has under way fails; no matter if the session is gone already.
   */
  public void delete() {
    new SessionDeletion(folder).run();
  }

  /** Whether servers may be started in it: nobody has deleted it. */
  public boolean isOpen() {
    return Files.exists(Sessions.recordFile(folder));
  }

  private void requireOpen() {
    if (!isOpen()) {
      throw new ServersException(
          ServersException.Kind.STATE, "session `" + spec.name() + "` has ended", "open it again");
    }
  }

  void kill(ServerRecipe recipe) {
    List<ProcessIdentity> tree = processes(recipe);
    Signals.killAll(() -> {
      List<ProcessIdentity> now = new ArrayList<>(tree);
      now.addAll(processes(recipe));
      return now;
    });
  }

  List<ProcessIdentity> processes(ServerRecipe recipe) {
    InstanceFolder instance = instance(recipe);
    List<ProcessIdentity> found = new ArrayList<>(ProcessTree.markedWith(instance.path()));
    instance
        .read()
        .map(InstanceRecord::process)
        .map(ProcessTree::of)
        .ifPresent(tree -> tree.stream().filter(one -> !found.contains(one)).forEach(found::add));
    return found;
  }

  InstanceRecord record(ServerRecipe recipe) {
    return instance(recipe)
        .read()
        .orElseThrow(() ->
            new ServersException(
                ServersException.Kind.STATE,
                recipe.title() + " was removed from session `" + spec.name() + "`",
                ""));
  }

  Map<String, String> env(ServerRecipe recipe) {
    return Variables.env(recipe, values(recipe));
  }

  HealthProbe probe(ServerRecipe recipe) {
    return new ServerStart(
            context, context.installations().required(recipe), instance(recipe), Map.of())
        .probe(record(recipe), values(recipe));
  }

  private Map<String, String> values(ServerRecipe recipe) {
    Map<String, RunningServer> required = new LinkedHashMap<>();
    recipe
        .requires()
        .forEach(other -> known(other).ifPresent(server -> required.put(other, server)));
    return Variables.of(context, recipe, instance(recipe), record(recipe), required);
  }

  private InstanceFolder instance(ServerRecipe recipe) {
    return new InstanceFolder(folder.resolve(recipe.name()));
  }

  private Path lockFile(ServerRecipe recipe) {
    return lockFile(folder, recipe.name());
  }

  static Path lockFile(Path folder, String server) {
    return folder.resolve(server + ".lock");
  }
}
