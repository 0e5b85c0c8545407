package ai.somagent.soma.servers.junit;

import ai.somagent.soma.servers.ServersException;
import ai.somagent.soma.servers.catalogue.Server;
import ai.somagent.soma.servers.catalogue.ServerRecipe;
import ai.somagent.soma.servers.install.InstalledServer;
import ai.somagent.soma.servers.instance.RunningServer;
import ai.somagent.soma.servers.instance.Session;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The servers one test class and the classes in it have asked for. Thread-safe. */
final class ClassServers implements AutoCloseable {

  private final BuildServers build;
  private final Map<String, RunningServer> used = new LinkedHashMap<>();
  private @Nullable Session own;

  ClassServers(BuildServers build) {
    this.build = build;
  }

  /**
   * Starts it, or finds it running.
   *
   * @param isOwn whether the class's own is wanted
   */
  synchronized RunningServer start(Server server, boolean isOwn) {
    try {
      Session session = isOwn ? own() : build.shared();
      RunningServer running = session.start(server.key());
      remember(session, running.recipe(), isOwn ? "own-" : "");
      return running;
    } catch (ServersException refused) {
      throw withAdvice(refused);
    }
  }

  InstalledServer installed(Server server) {
    try {
      return build
          .context()
          .installations()
          .required(build.context().catalogue().recipe(server.key()));
    } catch (ServersException refused) {
      throw withAdvice(refused);
    }
  }

  /**
   * Starts again what a test has ended.
   *
   * @param named on the class of that test and those around it; true for those that are its own
   */
  synchronized void startAll(Map<Server, Boolean> named) {
    named.forEach(this::start);
  }

  /** Everything given out, and what that requires, by the name of its log's copy. */
  synchronized Map<String, RunningServer> used() {
    return new LinkedHashMap<>(used);
  }

  private Session own() {
    if (own == null) {
      own = build.own();
    }
    return own;
  }

  private void remember(Session session, ServerRecipe recipe, String prefix) {
    List<String> names = new ArrayList<>(recipe.requires());
    names.add(recipe.name());
    for (String name : names) {
      session.known(name).ifPresent(server -> used.putIfAbsent(prefix + name, server));
    }
  }

  private static ServersException withAdvice(ServersException refused) {
    String advice = refused.advice().isEmpty() ? "" : " (" + refused.advice() + ")";
    return new ServersException(
        refused.kind(), refused.getMessage() + advice, refused.advice(), refused);
  }

  @Override
  public synchronized void close() {
    if (own != null) {
      own.delete();
    }
  }
}
