package ai.somagent.soma.servers.instance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import ai.somagent.soma.servers.ServersException;
import ai.somagent.soma.servers.place.OwnFolder;
import ai.somagent.soma.servers.process.ProcessIdentity;
import ai.somagent.soma.servers.process.ProcessTree;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the world does to a start, with real processes and real ports. */
final class BadInputTest {

  private static ServersException refusedStart(Session session, String name) {
    return catchThrowableOfType(ServersException.class, () -> session.start(name));
  }

  @Test
  void defaultPortTaken_namesPortAndHolder() throws IOException {
    try (ServerSocket holder = new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1"));
        TestSessions test =
            TestSessions.of(
                TinyServers.one(TinyServers.WEB.replace("18080", "" + holder.getLocalPort())))) {
      ServersException refused = refusedStart(test.open(SessionSpec.DEFAULT), "tiny");

      assertThat(refused.kind()).isEqualTo(ServersException.Kind.PORT_TAKEN);
      assertThat(refused.getMessage())
          .contains("port " + holder.getLocalPort() + ",")
          .contains("wants for `http`")
          .contains("taken by process " + ProcessHandle.current().pid() + " (java)");
      assertThat(refused.advice()).contains("free ports");
    }
  }

  @Test
  void freePortTakenBetweenChoiceAndStart_getsOthers() throws IOException {
    // The first attempt's server leaves a stranger on the very port it was given, until the test's
    // folder is gone.
    String keys =
        """
        "ports": {"http": 18080},
        "start": ["sh", "-c",
          "test -e \\"$1/../../../once\\" || { touch \\"$1/../../../once\\"; \
        env -u SOMA_SERVER_INSTANCE setsid sh -c ' \
        /usr/bin/python3 -m http.server --bind 127.0.0.1 $0 & \
        while [ -d \\"$1\\" ]; do sleep 0.1; done; kill $!' \
        $0 \\"$(cd \\"$1/../../..\\"; pwd)\\" & \
        sleep 1; exit 1; }; \
        exec /usr/bin/python3 -u -m http.server --bind 127.0.0.1 --directory \\"$1\\" $0",
          "${port.http}", "${data}"],
        "health": {"kind": "http", "url": "http://127.0.0.1:${port.http}/", "contains": "listing for /</h"}\
        """;
    try (TestSessions test = TestSessions.of(TinyServers.one(keys))) {
      RunningServer server = test.open().start("tiny");

      assertThat(server.isHealthy()).isTrue();
      assertThat(test.run().resolve("once")).exists();
    }
  }

  @Test
  void folderThatHoldsSomethingElse_isNotMadeASession() throws IOException {
    try (TestSessions test = TestSessions.of(TinyServers.one(TinyServers.QUIET))) {
      Path run = OwnFolder.make(test.run(), "rwx--x--x");
      Path own = OwnFolder.make(run.resolve("projects"), "rwx------");
      Path thesis = Files.writeString(own.resolve("thesis.txt"), "years");

      ServersException refused =
          catchThrowableOfType(ServersException.class, () -> test.open("projects"));

      assertThat(refused.kind()).isEqualTo(ServersException.Kind.STATE);
      assertThat(refused).hasMessageContaining("is no session: it holds `thesis.txt`");
      assertThat(own.toFile().list()).containsExactly(thesis.getFileName().toString());
    }
  }

  @Test
  void dataOfAnotherVersion_isKeptAndTheStartRefused() throws IOException {
    try (TestSessions test = TestSessions.of(TinyServers.one(TinyServers.QUIET))) {
      Session session = test.open();
      RunningServer server = session.start("tiny");
      server.stop();
      Path kept = Files.writeString(server.folder().resolve("data/kept"), "of version 0");
      Path record = server.folder().resolve("instance.json");
      String older =
          Files.readString(record).replaceFirst("\"version\" *: *\"1\"", "\"version\" : \"0\"");
      Files.writeString(record, older);

      ServersException refused = refusedStart(session, "tiny");

      assertThat(refused.kind()).isEqualTo(ServersException.Kind.STATE);
      assertThat(refused).hasMessageContaining("made by version 0, and 1 is pinned now");
      assertThat(kept).hasContent("of version 0");
    }
  }

  @Test
  void unknownName_advisesTheNearest() {
    try (TestSessions test = TestSessions.of(TinyServers.one(TinyServers.QUIET))) {
      ServersException refused = refusedStart(test.open(), "tinny");

      assertThat(refused.kind()).isEqualTo(ServersException.Kind.UNKNOWN);
      assertThat(refused.advice()).isEqualTo("did you mean `tiny`?");
    }
  }

  @Test
  void serverThatDiesAtStart_adviceEndsWithItsLog() {
    String keys = TinyServers.shell("echo before; sleep 0.1; echo cannot read its soul; exit 3");
    try (TestSessions test = TestSessions.of(TinyServers.one(keys))) {
      ServersException refused = refusedStart(test.open(), "tiny");

      assertThat(refused.kind()).isEqualTo(ServersException.Kind.START_FAILED);
      assertThat(refused).hasMessage("Tiny ended before it was healthy");
      assertThat(refused.advice()).endsWith("ends with:\nbefore\ncannot read its soul");
    }
  }

  @Test
  void programThatIsNotThere_isSaidInTheAdvice() {
    String keys =
        """
        "start": ["${home}/no such program"], "health": {"kind": "log", "contains": "ready"}\
        """;
    try (TestSessions test = TestSessions.of(TinyServers.one(keys))) {
      ServersException refused = refusedStart(test.open(), "tiny");

      assertThat(refused.kind()).isEqualTo(ServersException.Kind.START_FAILED);
      assertThat(refused.advice()).contains("no such program");
    }
  }

  @Test
  void preparationThatFails_isNotStarted() {
    String keys = "\"prepare\": [[\"sh\", \"-c\", \"echo no luck; exit 4\"]], " + TinyServers.QUIET;
    try (TestSessions test = TestSessions.of(TinyServers.one(keys))) {
      ServersException refused = refusedStart(test.open(), "tiny");

      assertThat(refused).hasMessage("Tiny could not be prepared: `sh` ended with 4");
      assertThat(refused.advice()).endsWith("no luck");
      assertThat(test.open().running("tiny")).isEmpty();
    }
  }

  @Test
  void serverNeverHealthy_isEndedAtItsLimit() {
    String keys = TinyServers.shell("exec sleep 600");
    try (TestSessions test =
        TestSessions.of(
            TinyServers.one(keys).replace("\"start_limit_s\": 5", "\"start_limit_s\": 1"))) {
      Session session = test.open();
      ServersException refused = refusedStart(session, "tiny");

      assertThat(refused).hasMessage("Tiny was not healthy after 1 s");
      assertThat(ProcessTree.markedWith(session.folder())).isEmpty();
    }
  }

  @Test
  void serverThatListensBeyondThisMachine_isEnded() {
    try (TestSessions test = TestSessions.of(TinyServers.one(TinyServers.web("0.0.0.0")))) {
      Session session = test.open();
      ServersException refused = refusedStart(session, "tiny");

      assertThat(refused.kind()).isEqualTo(ServersException.Kind.START_FAILED);
      assertThat(refused.getMessage())
          .matches("Tiny listens beyond this machine, on \\[tcp 0.0.0.0:\\d+], and was ended.*");
      assertThat(ProcessTree.markedWith(session.folder())).isEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "null",
        "{",
        "[1]",
        "{\"format\": \"soma.server-instance/1\"}",
        "{\"format\": \"soma.server-instance/9\", \"server\": \"tiny\"}",
        "{\"format\": \"soma.server-instance/1\", \"server\": \"tiny\", \"version\": \"1\","
            + " \"ports\": {\"http\": 99999}, \"secret\": \"\", \"prepared\": true}",
        "\u0000\u0001"
      })
  void damagedRecord_isRefusedAndDataIsKept(String damaged) throws IOException {
    try (TestSessions test = TestSessions.of(TinyServers.one(TinyServers.QUIET))) {
      Session session = test.open();
      RunningServer server = session.start("tiny");
      ProcessIdentity process = server.process();
      Path data = Files.writeString(server.folder().resolve("data/mine"), "mine");
      Files.writeString(server.folder().resolve("instance.json"), damaged);

      ServersException refused = refusedStart(session, "tiny");

      assertThat(refused.kind()).isEqualTo(ServersException.Kind.STATE);
      assertThat(refused.getMessage()).contains(server.folder().toString());
      assertThat(data).hasContent("mine");
      assertThat(session.running("tiny")).isEmpty();
      assertThat(session.isAnythingOf("tiny")).isTrue();
      assertThat(session.present()).containsExactly("tiny");
      session.delete();
      assertThat(process.isAlive()).isFalse();
      assertThat(session.folder()).doesNotExist();
    }
  }

  @Test
  void runFolderIsALink_isRefused() throws IOException {
    try (TestSessions test = TestSessions.of(TinyServers.one(TinyServers.QUIET))) {
      Path elsewhere = Files.createDirectory(test.folder().resolve("elsewhere"));
      Files.createSymbolicLink(test.run(), elsewhere);

      assertThatThrownBy(test::open)
          .isInstanceOfSatisfying(
              ServersException.class,
              refused -> assertThat(refused.kind()).isEqualTo(ServersException.Kind.STATE))
          .hasMessageContaining("is not a folder");
      assertThat(elsewhere).isEmptyDirectory();
      Files.delete(test.run());
    }
  }

  @Test
  void runFolderOfSomebodyElse_isRefused() throws IOException {
    try (TestSessions test = TestSessions.of(TinyServers.one(TinyServers.QUIET))) {
      Assumptions.assumeTrue(OwnFolder.userId() == 0, "not run: only root can give a folder away");
      test.open();
      Files.setAttribute(test.run(), "unix:uid", 65534);

      assertThatThrownBy(test::open).hasMessageContaining("belongs to somebody else");
      Files.setAttribute(test.run(), "unix:uid", 0);
    }
  }

  @Test
  void runFolderOthersMayWrite_isRefused() throws IOException {
    try (TestSessions test = TestSessions.of(TinyServers.one(TinyServers.QUIET))) {
      test.open();
      Files.setPosixFilePermissions(test.run(), PosixFilePermissions.fromString("rwxrwx---"));

      assertThatThrownBy(test::open).hasMessageContaining("can be written by others");
      Files.setPosixFilePermissions(test.run(), PosixFilePermissions.fromString("rwx--x--x"));
    }
  }
}
