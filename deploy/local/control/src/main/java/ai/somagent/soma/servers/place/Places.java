package ai.somagent.soma.servers.place;

import ai.somagent.soma.servers.ServersException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Map;

/**
 * The two roots everything lies under.
 *
 * @param home what is installed, kept between builds: {@code SOMA_HOME}
 * @param run what is running, one folder a session: {@code SOMA_RUN}. Not under {@code home}, since
 *     a server that refuses to be root could not reach into root's home
 */
public record Places(Path home, Path run) {

  /** As the environment says; nothing is created yet. */
  public static Places of(Map<String, String> environment) {
    return new Places(home(environment), run(environment));
  }

  private static Path home(Map<String, String> environment) {
    String named = environment.getOrDefault("SOMA_HOME", "");
    if (!named.isEmpty()) {
      return path(named);
    }
    String cache = environment.getOrDefault("XDG_CACHE_HOME", "");
    if (!cache.isEmpty()) {
      return path(cache).resolve("soma");
    }
    String user = environment.getOrDefault("HOME", "");
    if (user.isEmpty()) {
      throw new ServersException(
          ServersException.Kind.STATE,
          "neither SOMA_HOME nor HOME says where to install",
          "set SOMA_HOME to a folder of yours");
    }
    return path(user).resolve(".cache/soma");
  }

  private static Path run(Map<String, String> environment) {
    String named = environment.getOrDefault("SOMA_RUN", "");
    if (!named.isEmpty()) {
      return path(named);
    }
    return Path.of("/var/tmp/soma-servers-" + OwnFolder.userId());
  }

  private static Path path(String text) {
    try {
      return Path.of(text).toAbsolutePath().normalize();
    } catch (InvalidPathException unwritable) {
      throw new ServersException(
          ServersException.Kind.STATE,
          "`" + text + "` cannot be the name of a folder in this locale",
          "set LC_ALL=C.UTF-8, or name another folder in SOMA_HOME or SOMA_RUN",
          unwritable);
    }
  }

  /** Installed servers, one folder each. */
  public Path servers() {
    return home.resolve("servers");
  }

  /** Go's module cache and build cache, shared by every Go recipe. */
  public Path goCaches() {
    return home.resolve("go");
  }
}
