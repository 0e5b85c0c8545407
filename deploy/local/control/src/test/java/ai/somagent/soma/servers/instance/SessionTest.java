package ai.somagent.soma.servers.instance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.somagent.soma.servers.ServersException;
import ai.somagent.soma.servers.process.ProcessIdentity;
import ai.somagent.soma.servers.process.ProcessTree;
import ai.somagent.soma.servers.process.Signals;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A session's servers from start to deletion, with real processes. */
@Timeout(60)
final class SessionTest {

  @Test
  void startedServer_isHealthyOnItsPortAndFoundAgain() {
    try (TestSessions test = TestSessions.of(TinyServers.one(TinyServers.WEB))) {
      RunningServer server = test.open().start("tiny");

      assertThat(server.isHealthy()).isTrue();
      assertThat(server.listeners())
          .singleElement()
          .satisfies(one -> assertThat(one.loopback()).isTrue())
          .satisfies(one -> assertThat(one.port()).isEqualTo(server.port("http")));
      assertThat(test.open().start("tiny").process()).isEqualTo(server.process());
      assertThat(test.open().running("tiny")).isPresent();
    }
  }

  @Test
  void data_isClosedToOtherUsers() throws IOException {
    try (TestSessions test = TestSessions.of(TinyServers.one(TinyServers.WEB))) {
      RunningServer server = test.open().start("tiny");

      assertThat(
              PosixFilePermissions.toString(
                  Files.getPosixFilePermissions(server.folder().resolve("data"))))
          .isEqualTo("rwx------");
    }
  }

  @Test
  void stoppedServer_isAskedBeforeItIsKilled() throws IOException {
    String keys =
        TinyServers.shell(
            "trap 'echo orderly > \\\"$0/end\\\"; exit 0' TERM; echo ready;"
                + " while :; do sleep 0.02; done");
    try (TestSessions test = TestSessions.of(TinyServers.one(keys))) {
      Session session = test.open();
      RunningServer server = session.start("tiny");

      server.stop();

      assertThat(server.isAlive()).isFalse();
      assertThat(server.processes()).isEmpty();
      assertThat(Files.readString(server.folder().resolve("data/end"))).isEqualTo("orderly\n");
    }
  }

  @Test
  void pausedServer_isStoppedInAnOrderlyWayToo() {
    try (TestSessions test = TestSessions.of(TinyServers.one(TinyServers.WEB))) {
      RunningServer server = test.open().start("tiny");
      server.pause();

      server.stop();

      assertThat(server.processes()).isEmpty();
    }
  }

  @Test
  void restartedServer_hasItsPortsPasswordAndData() throws IOException {
    try (TestSessions test = TestSessions.of(TinyServers.one(TinyServers.WEB))) {
      RunningServer server = test.open().start("tiny");
      Map<String, Integer> ports = server.ports();
      String secret = server.secret();
      String made = Files.readString(server.folder().resolve("data/made"));
      ProcessIdentity first = server.process();

      server.kill();
      assertThat(server.isAlive()).isFalse();
      server.restart();

      assertThat(server.process()).isNotEqualTo(first);
      assertThat(server.ports()).isEqualTo(ports);
      assertThat(server.secret()).isEqualTo(secret);
      assertThat(Files.readString(server.folder().resolve("data/made"))).isEqualTo(made);
      assertThat(server.isHealthy()).isTrue();
    }
  }

  @Test
  void deletedSession_leavesNoProcessAndNoFolder() {
    String stubborn = TinyServers.shell("trap '' TERM; sleep 500 & echo ready; wait");
    try (TestSessions test = TestSessions.of(TinyServers.one(stubborn))) {
      Session session = test.open();
      List<ProcessIdentity> processes = session.start("tiny").processes();
      assertThat(processes).hasSize(2);

      session.delete();

      assertThat(processes).noneMatch(ProcessIdentity::isAlive);
      assertThat(session.folder()).doesNotExist();
      assertThatThrownBy(() -> session.start("tiny"))
          .isInstanceOf(ServersException.class)
          .hasMessage("session `test` has ended");
      assertThat(session.folder()).doesNotExist();
      session.delete();
      session.stop("tiny");
    }
  }

  @Test
  void sessionDeletedWhileItStarts_failsTheStartAndLeavesNothing() throws Exception {
    String slow = TinyServers.shell("echo waiting > \\\"$0/up\\\"; exec sleep 600");
    try (TestSessions test = TestSessions.of(TinyServers.one(slow))) {
      Session session = test.open();
      Path up = session.folder().resolve("tiny/data/up");
      Process starting = test.startInAnotherJvm("tiny");
      while (!Files.exists(up)) {
        Signals.pause(5);
      }

      session.delete();

      assertThat(session.folder()).doesNotExist();
      assertThat(ProcessTree.markedWith(session.folder())).isEmpty();
      String said = new String(starting.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      assertThat(said).startsWith("START_FAILED Tiny ");
      assertThat(starting.waitFor()).isZero();
      assertThat(session.folder()).doesNotExist();
    }
  }

  @Test
  void ownerIsGone_sweepDeletesItsSessionAndNoOther() throws Exception {
    try (TestSessions test = TestSessions.of(TinyServers.one(TinyServers.QUIET))) {
      Process owner = new ProcessBuilder("sleep", "60").start();
      ProcessIdentity identity = ProcessIdentity.of(owner.pid()).orElseThrow();
      Session owned = test.sessions().open(SessionSpec.ownedBy(identity, ""));
      ProcessIdentity server = owned.start("tiny").process();
      RunningServer other = test.open().start("tiny");
      assertThat(test.sessions().sweep()).isEmpty();

      owner.destroyForcibly().waitFor();

      assertThat(test.sessions().sweep()).containsExactly(owned.name());
      assertThat(server.isAlive()).isFalse();
      assertThat(owned.folder()).doesNotExist();
      assertThat(other.isAlive()).isTrue();
    }
  }

  @Test
  void folderWithoutRecordOfADeadOwner_isSweptByItsName() throws IOException {
    try (TestSessions test = TestSessions.of(TinyServers.one(TinyServers.QUIET))) {
      ProcessIdentity living = ProcessIdentity.current();
      test.open();
      Path dead = Files.createDirectory(test.run().resolve("build-999999999-5"));
      Path alive =
          Files.createDirectory(
              test.run().resolve("build-" + living.pid() + "-" + living.startTicks()));

      assertThat(test.sessions().sweep()).containsExactly("build-999999999-5");
      assertThat(dead).doesNotExist();
      assertThat(alive).exists();
    }
  }

  @Test
  void secondRun_beginsANewLogAndKeepsTheOneBefore() throws IOException {
    try (TestSessions test = TestSessions.of(TinyServers.one(TinyServers.QUIET))) {
      RunningServer server = test.open().start("tiny");
      Files.writeString(server.log(), "ready of old\n");

      server.restart();

      assertThat(server.lastLines(5)).isEqualTo("ready");
      assertThat(server.folder().resolve("server.log.1")).hasContent("ready of old");
    }
  }
}
