package ai.somagent.soma.servers.instance;

import ai.somagent.soma.servers.ServersException;
import java.io.IOException;
import java.nio.file.Path;

/** A JVM of its own that starts one server and prints its pid, or why it did not start. */
final class StartProcess {

  private StartProcess() {}

  /**
   * @param arguments folder of {@link TestSessions}, name of the server
   */
  public static void main(String[] arguments) throws IOException {
    try {
      RunningServer server = TestSessions.at(Path.of(arguments[0])).open().start(arguments[1]);
      System.out.println(server.process().pid() + " " + server.secret());
    } catch (ServersException refused) {
      System.out.println(refused.kind() + " " + refused.getMessage());
    }
  }
}
