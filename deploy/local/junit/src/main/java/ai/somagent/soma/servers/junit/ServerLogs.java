package ai.somagent.soma.servers.junit;

import ai.somagent.soma.servers.instance.RunningServer;
import ai.somagent.soma.servers.place.Folders;
import ai.somagent.soma.servers.place.LogFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** Copies of the ends of servers' logs, kept beside a failure. */
final class ServerLogs {

  /** Bytes of each log's end that are kept. */
  private static final int KEPT = 256 * 1024;

  private ServerLogs() {}

  /** Says in a failed test's stack trace where the logs are. */
  static final class Kept extends Exception {

    private static final long serialVersionUID = 1L;

    Kept(Path folder) {
      super("the ends of the servers' logs are in " + folder, null, false, false);
    }
  }

  /**
   * @param test class and method
   * @return the folder with one file a server
   */
  static Path copy(String test, Map<String, RunningServer> servers) throws IOException {
    // Surefire names the module's folder; elsewhere it is where the JVM was started.
    Path module = Path.of(System.getProperty("basedir", "")).toAbsolutePath();
    Path folder = module.resolve("target/server-logs").resolve(test);
    Folders.delete(folder);
    Files.createDirectories(folder);
    for (Map.Entry<String, RunningServer> server : servers.entrySet()) {
      if (Files.exists(server.getValue().log())) {
        Files.write(
            folder.resolve(server.getKey() + ".log"),
            new LogFile(server.getValue().log()).end(KEPT));
      }
    }
    return folder;
  }
}
