package ai.somagent.soma.servers.instance;

import ai.somagent.soma.servers.place.Folders;
import java.nio.file.Path;

/** Ends the servers of a test that was killed, and deletes its folder. */
final class TestSessionsEnd {

  private TestSessionsEnd() {}

  /** Argument: folder of {@link TestSessions}. */
  public static void main(String[] arguments) {
    Path folder = Path.of(arguments[0]);
    for (Path run : Folders.in(folder)) {
      for (Path session : Folders.in(run)) {
        new SessionDeletion(session).run();
      }
    }
    Folders.delete(folder);
  }
}
