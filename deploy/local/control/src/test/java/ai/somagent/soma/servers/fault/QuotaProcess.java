package ai.somagent.soma.servers.fault;

import ai.somagent.soma.servers.instance.RunningServer;
import ai.somagent.soma.servers.instance.SessionSpec;
import ai.somagent.soma.servers.instance.TestSessions;
import ai.somagent.soma.servers.process.ProcessIdentity;
import java.nio.file.Path;

/** A JVM that owns a session, fills a server's disk in it, and waits to be killed. */
final class QuotaProcess {

  private QuotaProcess() {}

  /**
   * @param arguments folder of {@link TestSessions}
   */
  public static void main(String[] arguments) throws Exception {
    RunningServer server =
        TestSessions.at(Path.of(arguments[0]))
            .sessions()
            .open(SessionSpec.ownedBy(ProcessIdentity.current(), ""))
            .start("tiny");
    switch (DiskQuota.limit(server, 1 << 20)) {
      case DiskQuota.Limited limited -> {
        limited.quota().fill();
        System.out.println("full " + server.folder());
      }
      case DiskQuota.NotPossible not -> System.out.println(not.reason());
    }
    Thread.sleep(60_000);
  }
}
