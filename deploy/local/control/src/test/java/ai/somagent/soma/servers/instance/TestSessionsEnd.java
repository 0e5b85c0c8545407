package ai.somagent.soma.servers.instance;

import ai.somagent.soma.servers.place.Folders;
import java.nio.file.Path;

/** Ends the servers of a test that was killed, and deletes its folder. */
final class TestSessionsEnd {

  private TestSessionsEnd() {}

  /** Argument: folder of {@link TestSessions}. */
  public static void main(String[] arguments) {
    Path folder = Path.of(arguments[0]);
    for (Path run : Sessions.children(folder)) {
      for (Path session : Sessions.children(run)) {
        new SessionDeletion(session).run();
      }
    }
    Folders.delete(folder);
  }
}
