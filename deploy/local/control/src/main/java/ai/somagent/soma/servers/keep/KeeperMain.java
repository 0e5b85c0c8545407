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
 * A process of its own that waits for the end of a build and then ends its servers. Nothing the
 * build does, or suffers, reaches it: it is in another session and shares no file with it.
 */
public final class KeeperMain {

  private static final long POLL_MILLIS = 150;

  private static final int TRIES = 3;

  private KeeperMain() {}

  /** Arguments: SOMA_HOME, SOMA_RUN, the keeper's folder, the owner's pid and start ticks. */
  public static void main(String[] arguments) {
    Places places = new Places(Path.of(arguments[0]), Path.of(arguments[1]));
    KeeperFolder folder = new KeeperFolder(Path.of(arguments[2]));
    ProcessIdentity owner =
        ProcessIdentity.ofThisBoot(Long.parseLong(arguments[3]), Long.parseLong(arguments[4]));
    folder.write(owner, ProcessIdentity.current());
    while (owner.isAlive() && Files.exists(folder.record())) {
      Signals.pause(POLL_MILLIS);
    }
    finish(new Sessions(SessionContext.of(places, CatalogueReader.bundled())), owner);
    Folders.delete(folder.path());
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
