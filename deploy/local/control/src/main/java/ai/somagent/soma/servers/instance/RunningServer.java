package ai.somagent.soma.servers.instance;

import ai.somagent.soma.servers.ServersException;
import ai.somagent.soma.servers.catalogue.ServerRecipe;
import ai.somagent.soma.servers.process.Listener;
import ai.somagent.soma.servers.process.Listeners;
import ai.somagent.soma.servers.process.ProcessIdentity;
import ai.somagent.soma.servers.process.ProcessTree;
import ai.somagent.soma.servers.process.Signals;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;

/**
 * One started instance, or an installed tool. It looks at the record each time it is asked, so it
 * stays right when the server is restarted by somebody else. Thread-safe.
 */
public final class RunningServer {

  private final Session session;
  private final ServerRecipe recipe;
  private final InstanceFolder folder;

  RunningServer(Session session, ServerRecipe recipe, InstanceFolder folder) {
    this.session = session;
    this.recipe = recipe;
    this.folder = folder;
  }

  public String name() {
    return recipe.name();
  }

  public ServerRecipe recipe() {
    return recipe;
  }

  /** Where the recipe is installed. */
  public Path home() {
    return session.context().installations().home(recipe);
  }

  /** Its folder, with {@code data} and {@code server.log}. */
  public Path folder() {
    return folder.path();
  }

  public Path log() {
    return folder.log();
  }

  /** The last lines it wrote. */
  public String lastLines(int count) {
    return folder.lastLines(count);
  }

  /** All ports by the names the recipe gives them. */
  public Map<String, Integer> ports() {
    return record().ports();
  }

  /**
   * @throws IllegalArgumentException when the recipe has no such port
   */
  public int port(String name) {
    Integer port = ports().get(name);
    if (port == null) {
      throw new IllegalArgumentException(recipe.name() + " has no port `" + name + "`");
    }
    return port;
  }

  /** This instance's password. */
  public String secret() {
    return record().secret();
  }

  /** What users of the server need: addresses and credentials. */
  public Map<String, String> env() {
    return session.env(recipe);
  }

  /**
   * @throws IllegalArgumentException when the recipe gives no such variable
   */
  public String env(String name) {
    String value = env().get(name);
    if (value == null) {
      throw new IllegalArgumentException(recipe.name() + " gives no `" + name + "`");
    }
    return value;
  }

  /** Whether its first process lives. */
  public boolean isAlive() {
    ProcessIdentity process = record().process();
    return process != null && process.isAlive();
  }

  /** Whether {@link #pause} holds it. */
  public boolean isPaused() {
    ProcessIdentity process = record().process();
    return process != null && process.isFrozen();
  }

  /** Whether it answers its health check right now; asking takes two seconds at most. */
  public boolean isHealthy() {
    return (recipe.tool() || isAlive()) && session.probe(recipe).isHealthy();
  }

  /** From the start of its process to the first healthy answer, milliseconds. */
  public long startMillis() {
    return record().startMillis();
  }

  /**
   * Its first process.
   *
   * @throws ServersException of kind START_FAILED when it does not run
   */
  public ProcessIdentity process() {
    ProcessIdentity process = record().process();
    if (process == null || !process.isAlive()) {
      throw new ServersException(
          ServersException.Kind.START_FAILED,
          recipe.title() + " does not run",
          "see " + folder.log());
    }
    return process;
  }

  /** Every process of it. */
  public List<ProcessIdentity> processes() {
    return session.processes(recipe);
  }

  /** Resident memory of all its processes, bytes. */
  public long residentBytes() {
    return ProcessTree.residentBytes(processes());
  }

  /** What it listens on, asked for or not. */
  public SortedSet<Listener> listeners() {
    return Listeners.of(processes());
  }

  /** Freezes all its processes (SIGSTOP): connections stay, nothing answers. */
  public void pause() {
    Signals.freezeAll(this::processes);
  }

  /** Lets frozen processes go on (SIGCONT). */
  public void resume() {
    Signals.send("CONT", processes());
  }

  /** Ends all its processes at once (SIGKILL); its data stays as it is. */
  public void kill() {
    session.kill(recipe);
  }

  /**
   * Ends it in an orderly way; its data stays.
   *
   * @return false when it had to be killed after ten seconds
   */
  public boolean stop() {
    return session.stop(recipe.name());
  }

  /** Stops it if it runs, and starts it with the same data on the same ports. */
  public void restart() {
    session.stop(recipe.name());
    session.start(recipe.name());
  }

  private InstanceRecord record() {
    return session.record(recipe);
  }
}
