package ai.somagent.soma.servers.instance;

import ai.somagent.soma.servers.process.ProcessIdentity;
import java.util.Optional;

/**
 * Which session: people's own, a second set beside it, or a build's.
 *
 * @param name lower-case letters, digits, hyphens, dots and underscores; at most 64
 * @param freePorts whether instances get free ports instead of the recipes' default ones
 * @param owner process whose end is the session's end; none for people's sessions
 */
public record SessionSpec(String name, boolean freePorts, Optional<ProcessIdentity> owner) {

  /** The session of a person who names none: default ports. */
  public static final String DEFAULT = "default";

  public SessionSpec {
    if (!name.matches("[a-z0-9][a-z0-9._-]{0,63}")) {
      throw new ai.somagent.soma.servers.ServersException(
          ai.somagent.soma.servers.ServersException.Kind.UNKNOWN,
          "`" + name + "` cannot be the name of a session",
          "use lower-case letters, digits, hyphens, dots and underscores, 64 at most");
    }
  }

  /** A person's session. */
  public static SessionSpec named(String name) {
    return new SessionSpec(name, !name.equals(DEFAULT), Optional.empty());
  }

  /** A session that ends with its owner. */
  public static SessionSpec ownedBy(ProcessIdentity owner, String suffix) {
    return new SessionSpec(
        "build-" + owner.pid() + "-" + owner.startTicks() + suffix, true, Optional.of(owner));
  }
}
