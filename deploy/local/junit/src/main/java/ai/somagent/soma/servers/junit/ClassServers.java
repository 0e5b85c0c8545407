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
  private final Map<Server, Boolean> named;
  private final Map<String, RunningServer> used = new LinkedHashMap<>();
  private @Nullable Session own;

  /**
   * @param named on the class itself; true for those that are its own
   */
  ClassServers(BuildServers build, Map<Server, Boolean> named) {
    this.build = build;
    this.named = named;
  }

  /**
   * Starts it, or finds it running.
   *
   * @param asOwn whether the place that asks wants the class's own
   */
  synchronized RunningServer start(Server server, boolean asOwn) {
    boolean isOwn = asOwn || named.getOrDefault(server, false);
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

  /** Starts again what a test has ended. */
  synchronized void startAll() {
    named.forEach((server, isOwn) -> start(server, isOwn));
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
