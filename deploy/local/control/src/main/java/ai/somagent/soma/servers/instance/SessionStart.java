package ai.somagent.soma.servers.instance;

import ai.somagent.soma.servers.ServersException;
import ai.somagent.soma.servers.catalogue.ServerRecipe;
import ai.somagent.soma.servers.install.InstalledServer;
import ai.somagent.soma.servers.place.Lock;
import ai.somagent.soma.servers.process.ProcessIdentity;
import java.util.Map;
import java.util.Optional;

/** Decides what starting a server means, whose lock is held: nothing, again, or anew. */
final class SessionStart {

  private static final int PORT_TRIES = 3;

  private final SessionContext context;
  private final SessionSpec spec;
  private final InstalledServer installed;
  private final InstanceFolder instance;
  private final ServerStart start;

  SessionStart(
      SessionContext context,
      SessionSpec spec,
      InstalledServer installed,
      InstanceFolder instance,
      Map<String, RunningServer> required) {
    this.context = context;
    this.spec = spec;
    this.installed = installed;
    this.instance = instance;
    this.start = new ServerStart(context, installed, instance, required);
  }

  /**
   * Returns when the server is healthy.
   *
   * @param endRemains ends what an earlier start left behind when it was killed
   */
  void run(Runnable endRemains) {
    requireUndamaged();
    Optional<InstanceRecord> prepared = instance.read().filter(InstanceRecord::prepared);
    Optional<ProcessIdentity> alive =
        prepared.map(InstanceRecord::process).filter(ProcessIdentity::isAlive);
    if (alive.isPresent()) {
      start.awaitRunning(prepared.get(), alive.get());
      return;
    }
    // Half-prepared servers too: their data is thrown away.
    endRemains.run();
    prepared.ifPresent(this::requireSameVersion);
    startStopped(prepared.orElseGet(this::anew));
  }

  private void requireUndamaged() {
    if (instance.isDamaged()) {
      throw new ServersException(
          ServersException.Kind.STATE,
          "what is written down about "
              + installed.recipe().title()
              + " in `"
              + instance.path()
              + "` cannot be understood",
          "its data is still in there; keep what you need and delete that folder");
    }
  }

  private InstanceRecord anew() {
    // It would be thrown away anyway, and a full disk has no room for the record.
    new DataFolder(installed, instance).clear();
    return reserve();
  }

  private void startStopped(InstanceRecord chosen) {
    ServerRecipe recipe = installed.recipe();
    InstanceRecord record = chosen;
    if (recipe.tool()) {
      return;
    }
    for (int tries = 1; ; tries++) {
      try {
        PortChoice.requireFree(recipe, record.ports());
        start.run(record);
        return;
      } catch (ServersException failed) {
        boolean portsWereTaken =
            record.ports().values().stream().anyMatch(port -> !PortChoice.isFree(port));
        if (record.prepared() || !spec.freePorts() || !portsWereTaken || tries == PORT_TRIES) {
          throw failed;
        }
        record = reserve();
      }
    }
  }

  /**
   * What another version wrote may be beyond this one; whoever wrote it decides what becomes of it.
   */
  private void requireSameVersion(InstanceRecord old) {
    ServerRecipe recipe = installed.recipe();
    if (!old.version().equals(recipe.version())) {
      throw new ServersException(
          ServersException.Kind.STATE,
          "the data of "
              + recipe.title()
              + " in session `"
              + spec.name()
              + "` was made by version "
              + old.version()
              + ", and "
              + recipe.version()
              + " is pinned now",
          "save what you need of it; `deploy/local/servers down --delete` begins anew");
    }
  }

  /** New ports and a new password, written down so that no other instance takes the ports. */
  private InstanceRecord reserve() {
    ServerRecipe recipe = installed.recipe();
    try (Lock held = Lock.hold(context.places().run().resolve("ports.lock"), () -> {})) {
      Map<String, Integer> ports =
          spec.freePorts()
              ? PortChoice.free(recipe, Sessions.recordedPorts(context))
              : recipe.ports();
      InstanceRecord record =
          new InstanceRecord(
              InstanceRecord.FORMAT,
              recipe.name(),
              recipe.version(),
              ports,
              Secret.random(),
              recipe.tool(),
              null,
              0);
      instance.write(record);
      return record;
    }
  }
}
