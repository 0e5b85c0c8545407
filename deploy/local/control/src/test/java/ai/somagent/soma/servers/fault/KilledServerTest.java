package ai.somagent.soma.servers.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.somagent.soma.servers.instance.RunningServer;
import ai.somagent.soma.servers.instance.Session;
import ai.somagent.soma.servers.instance.TestSessions;
import ai.somagent.soma.servers.process.ProcessIdentity;
import ai.somagent.soma.servers.process.ProcessTree;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Real servers paused, resumed, killed and started again. */
@Timeout(60)
final class KilledServerTest {

  @ParameterizedTest
  @ValueSource(strings = {"opa", "nats"})
  void pausedServer_failsItsHealthCheckAndResumedPassesItAndEndsByItself(String name) {
    try (TestSessions test = TestSessions.real(name)) {
      RunningServer server = test.open().start(name);
      List<ProcessIdentity> processes = server.processes();

      server.pause();
      assertThat(server.isPaused()).isTrue();
      assertThat(processes).allMatch(ProcessIdentity::isFrozen);
      assertThat(server.isHealthy()).isFalse();
      assertThat(server.isAlive()).isTrue();

      server.resume();
      assertThat(server.isPaused()).isFalse();
      assertThat(server.isHealthy()).isTrue();
      stopsByItself(server);
    }
  }

  /** The kernel's list of System V shared memory, with the pids of who made it. */
  private static String sharedMemory() throws IOException {
    return Files.readString(Path.of("/proc/sysvipc/shm"));
  }

  private static void stopsByItself(RunningServer server) {
    assertThat(server.stop()).as("ended without force").isTrue();
    assertThat(server.processes()).isEmpty();
  }

  @Test
  void killedAndStoppedPostgresql_leavesNoSharedMemory() throws Exception {
    try (TestSessions test = TestSessions.real("postgresql")) {
      RunningServer server = test.open().start("postgresql");
      long pid = server.process().pid();
      server.kill();
      assertThat(sharedMemory()).containsPattern("(?m)\\s" + pid + "\\s");

      server.stop();

      assertThat(sharedMemory()).doesNotContainPattern("(?m)\\s" + pid + "\\s");
    }
  }

  @Test
  void redisWithoutItsRecord_isFoundByItsMarkAndItsLogIsOurs() throws Exception {
    try (TestSessions test = TestSessions.real("redis")) {
      RunningServer redis = test.open().start("redis");
      assertThat(ProcessTree.markedWith(redis.folder())).contains(redis.process());
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(redis.log())))
          .isEqualTo("rw-------");
    }
  }

  @Test
  void pausedRedis_answersWhenItGoesOnAndKilledItKeepsWhatItAcknowledged() throws IOException {
    try (TestSessions test = TestSessions.real("redis")) {
      RunningServer redis = test.open().start("redis");
      Map<String, Integer> ports = redis.ports();
      try (RedisTalk talk = new RedisTalk(redis.port("redis"), redis.secret())) {
        redis.pause();
        assertThatThrownBy(() -> talk.ask("SET", "key", "value"))
            .isInstanceOf(SocketTimeoutException.class);
        redis.resume();
        // The answer to the question it could not answer then.
        assertThat(talk.answer()).isEqualTo("+OK");

        redis.kill();
        assertThatThrownBy(() -> talk.ask("PING")).isInstanceOf(IOException.class);
      }
      assertThat(redis.isHealthy()).isFalse();

      redis.restart();

      assertThat(redis.ports()).isEqualTo(ports);
      try (RedisTalk talk = new RedisTalk(redis.port("redis"), redis.secret())) {
        assertThat(talk.ask("GET", "key")).isEqualTo("$5 value");
      }
    }
  }

  @Test
  void killedPostgresql_startsOnItsPortWithAllItCommitted() throws Exception {
    try (TestSessions test = TestSessions.real("postgresql")) {
      Session session = test.open();
      RunningServer postgres = session.start("postgresql");
      Psql psql = new Psql(postgres);
      assertThat(psql.ask("create table kept as select 42 as answer").code()).isZero();
      List<ProcessIdentity> processes = postgres.processes();
      assertThat(processes).hasSizeGreaterThan(4);
      postgres.pause();
      assertThat(postgres.processes()).allMatch(ProcessIdentity::isFrozen);
      assertThat(postgres.isHealthy()).isFalse();

      postgres.kill();

      assertThat(processes).noneMatch(ProcessIdentity::isAlive);
      assertThat(psql.ask("select 1").code()).isNotZero();
      postgres.restart();
      assertThat(psql.ask("select answer from kept")).isEqualTo(new Psql.Answer(0, "42"));
      stopsByItself(postgres);
      postgres.restart();
      String creator = " " + postgres.process().pid() + " ";
      assertThat(sharedMemory()).contains(creator);

      postgres.kill();
      assertThat(sharedMemory()).contains(creator);
      session.delete();
      assertThat(sharedMemory()).doesNotContain(creator);
    }
  }
}
