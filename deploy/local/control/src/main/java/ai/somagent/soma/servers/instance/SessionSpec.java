package ai.somagent.soma.servers.instance;

import ai.somagent.soma.servers.ServersException;
import ai.somagent.soma.servers.process.ProcessIdentity;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

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

  private static final Pattern BUILD = Pattern.compile("build-(\\d{1,18})-(\\d{1,18})(-.*)?");

  public SessionSpec {
    if (!name.matches("[a-z0-9][a-z0-9._-]{0,63}")) {
      throw new ServersException(
          ServersException.Kind.UNKNOWN,
          "`" + name + "` cannot be the name of a session",
          "use lower-case letters, digits, hyphens, dots and underscores, 64 at most");
    }
  }

  /**
   * A person's session.
   *
   * @throws ServersException of kind UNKNOWN for the name of a build's session, which would end
   *     with that build, and for one that may be a lock's
   */
  public static SessionSpec named(String name) {
    if (name.endsWith(".lock") || name.endsWith(".log")) {
      throw new ServersException(
          ServersException.Kind.UNKNOWN,
          "`" + name + "` cannot be the name of a session: files beside the sessions end so",
          "choose another name");
    }
    if (BUILD.matcher(name).matches()) {
      throw new ServersException(
          ServersException.Kind.UNKNOWN,
          "`" + name + "` is what the session of a build is called",
          "choose another name");
    }
    return new SessionSpec(name, !name.equals(DEFAULT), Optional.empty());
  }

  /** The owner that a name made by {@link #ownedBy} tells, in this boot of the machine. */
  static Optional<ProcessIdentity> ownerIn(String name) {
    Matcher matcher = BUILD.matcher(name);
    return matcher.matches()
        ? Optional.of(
            ProcessIdentity.ofThisBoot(
                Long.parseLong(matcher.group(1)), Long.parseLong(matcher.group(2))))
        : Optional.empty();
  }

  /**
   * A session that ends with its owner.
   *
   * @param suffix empty, or a hyphen and what tells it from the owner's other sessions
   */
  public static SessionSpec ownedBy(ProcessIdentity owner, String suffix) {
    return new SessionSpec(
        "build-" + owner.pid() + "-" + owner.startTicks() + suffix, true, Optional.of(owner));
  }
}
