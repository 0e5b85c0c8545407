package ai.somagent.soma.servers.instance;

import ai.somagent.soma.servers.ServersException;
import ai.somagent.soma.servers.catalogue.ServerRecipe;
import ai.somagent.soma.servers.catalogue.Template;
import ai.somagent.soma.servers.install.InstalledServer;
import ai.somagent.soma.servers.place.DiskTrouble;
import ai.somagent.soma.servers.process.Listener;
import ai.somagent.soma.servers.process.Listeners;
import ai.somagent.soma.servers.process.ProcessIdentity;
import ai.somagent.soma.servers.process.ProcessTree;
import ai.somagent.soma.servers.process.ServerCommand;
import ai.somagent.soma.servers.process.Signals;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Starts one instance whose lock is held, from folder to first healthy answer. */
final class ServerStart {

  /** Creating a database's schema is the longest of them. */
  private static final long COMMAND_LIMIT_SECONDS = 120;

  private static final int LOG_LINES = 12;

  /** With less than this, the server may not have been able to write what went wrong. */
  private static final long NO_ROOM_BYTES = 64 * 1024;

  private final SessionContext context;
  private final InstalledServer installed;
  private final InstanceFolder folder;
  private final Map<String, RunningServer> required;

  ServerStart(
      SessionContext context,
      InstalledServer installed,
      InstanceFolder folder,
      Map<String, RunningServer> required) {
    this.context = context;
    this.installed = installed;
    this.folder = folder;
    this.required = required;
  }

  /**
   * @param record ports and secret are chosen
   * @return the record of the healthy server
   */
  InstanceRecord run(InstanceRecord record) {
    ServerRecipe recipe = installed.recipe();
    Map<String, String> values = Variables.of(context, recipe, folder, record, required);
    DataFolder data = new DataFolder(installed, folder);
    folder.turnLog();
    if (!record.prepared()) {
      data.renew();
    }
    data.expandFiles(values);
    if (!record.prepared()) {
      runAll(recipe.prepare(), values);
    }
    long begun = System.nanoTime();
    ProcessIdentity process = startProcess(values);
    try {
      InstanceRecord started = record.withProcess(process);
      folder.write(started);
      awaitHealth(process, probe(started, values));
      long millis = Duration.ofNanos(System.nanoTime() - begun).toMillis();
      requireLoopback(process);
      if (!record.prepared()) {
        runAll(recipe.after(), values);
      }
      InstanceRecord healthy = started.withHealth(millis);
      folder.write(healthy);
      return healthy;
    } catch (ServersException failed) {
      giveUp(record, process, failed);
      throw failed;
    }
  }

  private ProcessIdentity startProcess(Map<String, String> values) {
    try {
      return command(installed.recipe().start(), values).startDetached();
    } catch (ServersException refused) {
      throw new ServersException(
          refused.kind(),
          installed.recipe().title() + " did not start: " + refused.getMessage(),
          logEnd(),
          refused);
    }
  }

  /** Why the start failed is the trouble to report, not that it cannot be written down. */
  private void giveUp(InstanceRecord record, ProcessIdentity process, ServersException failed) {
    try {
      Signals.killAll(() -> {
        List<ProcessIdentity> left = new ArrayList<>(ProcessTree.of(process));
        left.addAll(ProcessTree.markedWith(folder.path()));
        return left;
      });
      folder.write(record.withProcess(null));
    } catch (ServersException more) {
      failed.addSuppressed(more);
    }
  }

  /**
   * Waits for a server that somebody else has started.
   *
   * @throws ServersException of kind START_FAILED when it does not answer within its limit, and is
   *     left as it is; or when it listens beyond this machine, and is ended
   */
  void awaitRunning(InstanceRecord record, ProcessIdentity process) {
    Map<String, String> values =
        Variables.of(context, installed.recipe(), folder, record, required);
    awaitHealth(process, probe(record, values));
    try {
      requireLoopback(process);
    } catch (ServersException exposed) {
      giveUp(record, process, exposed);
      throw exposed;
    }
  }

  HealthProbe probe(InstanceRecord record, Map<String, String> values) {
    ServerRecipe recipe = installed.recipe();
    return new HealthProbe(
        recipe.health(), folder, record.ports(), values, environment(values), recipe.user());
  }

  private void awaitHealth(ProcessIdentity process, HealthProbe probe) {
    ServerRecipe recipe = installed.recipe();
    long end = System.nanoTime() + Duration.ofSeconds(recipe.startLimitSeconds()).toNanos();
    while (!probe.isHealthy()) {
      if (!process.isAlive()) {
        throw failed("ended before it was healthy");
      }
      if (System.nanoTime() > end) {
        String paused = process.isFrozen() ? " (it is paused)" : "";
        throw failed("was not healthy after " + recipe.startLimitSeconds() + " s" + paused);
      }
      if (Thread.currentThread().isInterrupted()) {
        throw failed("was not waited for: interrupted");
      }
      Signals.pause(15);
    }
    // Something else may have answered on the port.
    if (!process.isAlive()) {
      throw failed("ended as soon as it was healthy");
    }
  }

  private void requireLoopback(ProcessIdentity process) {
    List<Listener> exposed =
        Listeners.of(ProcessTree.of(process)).stream().filter(one -> !one.loopback()).toList();
    if (!exposed.isEmpty()) {
      throw failed("listens beyond this machine, on " + exposed + ", and was ended for that");
    }
  }

  private void runAll(List<List<String>> commands, Map<String, String> values) {
    for (List<String> words : commands) {
      int code = command(words, values).run(COMMAND_LIMIT_SECONDS);
      if (code != 0) {
        throw failed("could not be prepared: `" + words.getFirst() + "` ended with " + code);
      }
    }
  }

  private ServerCommand command(List<String> words, Map<String, String> values) {
    return new ServerCommand(
        Template.expand(words, values),
        folder.path(),
        environment(values),
        installed.recipe().user(),
        folder.log());
  }

  private Map<String, String> environment(Map<String, String> values) {
    Map<String, String> environment = new LinkedHashMap<>();
    environment.put(ProcessTree.MARK, folder.path().toString());
    environment.put("TMPDIR", folder.path().resolve("tmp").toString());
    installed
        .recipe()
        .environment()
        .forEach((name, text) -> environment.put(name, Template.expand(text, values)));
    return environment;
  }

  private ServersException failed(String what) {
    String title = installed.recipe().title();
    if (DiskTrouble.isFull(folder.lastLines(LOG_LINES))
        || DiskTrouble.hasLessThan(NO_ROOM_BYTES, folder.path())) {
      return new ServersException(
          ServersException.Kind.DISK,
          title + " " + what + ": no space left on the disk of `" + folder.path() + "`",
          "make room, or name another folder in SOMA_RUN; " + logEnd());
    }
    return new ServersException(ServersException.Kind.START_FAILED, title + " " + what, logEnd());
  }

  private String logEnd() {
    String lines = folder.lastLines(LOG_LINES);
    return lines.isEmpty()
        ? "its log, " + folder.log() + ", is empty"
        : "its log, " + folder.log() + ", ends with:\n" + lines;
  }
}
