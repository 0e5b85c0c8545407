package ai.somagent.soma.servers.instance;

import static org.assertj.core.api.Assertions.assertThat;

import ai.somagent.soma.servers.process.ProcessIdentity;
import ai.somagent.soma.servers.process.ProcessTree;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A JVM that is killed while it starts a server, and two that start the same one. */
@Timeout(60)
final class KilledStartTest {

  private static Process killedWhen(TestSessions test, Path appears) throws Exception {
    Process starting = test.startInAnotherJvm("tiny");
    while (!Files.exists(appears)) {
      assertThat(starting.isAlive()).isTrue();
      Thread.sleep(5);
    }
    starting.destroyForcibly().waitFor();
    return starting;
  }

  @Test
  void killedWhilePreparing_nextStartEndsWhatIsLeftAndBeginsAnew() throws Exception {
    String keys =
        """
        "prepare": [["sh", "-c",
          "test -e \\"$0/../../begun\\" && exit 0; \
        touch \\"$0/half\\" \\"$0/../../begun\\"; sleep 600",
          "${data}"]], %s\
        """
            .formatted(TinyServers.QUIET);
    try (TestSessions test = TestSessions.of(TinyServers.one(keys))) {
      Session session = test.open();
      killedWhen(test, session.folder().resolve("begun"));
      List<ProcessIdentity> left = ProcessTree.markedWith(session.folder());
      assertThat(left).isNotEmpty();
      assertThat(session.running("tiny")).isEmpty();

      RunningServer server = session.start("tiny");

      assertThat(left).noneMatch(ProcessIdentity::isAlive);
      assertThat(server.folder().resolve("data/half")).doesNotExist();
      assertThat(server.isHealthy()).isTrue();
    }
  }

  @Test
  void killedWhileWaitingForHealth_nextStartEndsTheServerAndBeginsAnew() throws Exception {
    String keys =
        TinyServers.shell(
            "if test -e \\\"$0/../../begun\\\"; then echo ready; fi;"
                + " : > \\\"$0/half\\\"; : > \\\"$0/../../begun\\\"; exec sleep 600");
    try (TestSessions test = TestSessions.of(TinyServers.one(keys))) {
      Session session = test.open();
      killedWhen(test, session.folder().resolve("begun"));
      List<ProcessIdentity> left = ProcessTree.markedWith(session.folder());
      assertThat(left).hasSize(1);

      RunningServer server = session.start("tiny");

      assertThat(left).noneMatch(ProcessIdentity::isAlive);
      assertThat(server.processes()).hasSize(1);
      assertThat(server.isHealthy()).isTrue();
    }
  }

  @Test
  void twoJvmsStartTheSameServer_oneProcessResults() throws Exception {
    try (TestSessions test = TestSessions.of(TinyServers.one(TinyServers.WEB))) {
      Process one = test.startInAnotherJvm("tiny");
      Process two = test.startInAnotherJvm("tiny");

      String first = said(one);
      assertThat(first).matches("\\d+ [0-9a-f]{32}\n");
      assertThat(said(two)).isEqualTo(first);
      RunningServer server = test.open().start("tiny");
      assertThat(first).startsWith(server.process().pid() + " ");
      assertThat(ProcessTree.markedWith(server.folder())).hasSize(1);
    }
  }

  private static String said(Process process) throws Exception {
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    process.waitFor();
    return said;
  }
}
