package ai.somagent.soma.servers.keep;

import ai.somagent.soma.servers.ServersException;
import ai.somagent.soma.servers.catalogue.CatalogueReader;
import ai.somagent.soma.servers.instance.SessionContext;
import ai.somagent.soma.servers.instance.Sessions;
import ai.somagent.soma.servers.place.Folders;
import ai.somagent.soma.servers.place.Places;
import ai.somagent.soma.servers.process.ProcessIdentity;
import ai.somagent.soma.servers.process.Signals;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Waits for the end of a build and then ends its servers. Nothing the build does, or suffers,
 * reaches it: it is in a session of its own and shares no file with the build.
 */
public final class KeeperWatch {

  private static final long POLL_MILLIS = 150;

  private static final int TRIES = 3;

  private KeeperWatch() {}

  /**
   * @param arguments those of {@link KeeperMain#main}
   * @param path this keeper's folder, deleted at the end
   */
  public static void watch(String[] arguments, Path path) {
    Places places = new Places(Path.of(arguments[0]), Path.of(arguments[1]));
    ProcessIdentity owner =
        ProcessIdentity.ofThisBoot(Long.parseLong(arguments[2]), Long.parseLong(arguments[3]));
    KeeperFolder folder = new KeeperFolder(path);
    Sessions sessions = new Sessions(SessionContext.of(places, CatalogueReader.bundled()));
    folder.write(owner, ProcessIdentity.current());
    loadAll(path, sessions, owner);
    while (owner.isAlive() && Files.exists(folder.record())) {
      Signals.pause(POLL_MILLIS);
    }
    finish(sessions, owner);
    Folders.delete(path);
  }

  /** Even somebody who deletes SOMA_RUN, and the copies in it, must not keep us from our end. */
  private static void loadAll(Path path, Sessions sessions, ProcessIdentity owner) {
    for (String name : KeeperClassPath.classesToEndWith(path)) {
      try {
        Class.forName(name);
      } catch (ClassNotFoundException deletedAlready) {
        return;
      }
    }
    sessions.processesOf(owner);
  }

  private static void finish(Sessions sessions, ProcessIdentity owner) {
    for (int tries = 1; ; tries++) {
      try {
        sessions.deleteOwnedBy(owner);
        return;
      } catch (ServersException refused) {
        if (tries == TRIES) {
          throw refused;
        }
        Signals.pause(POLL_MILLIS);
      }
    }
  }
}
