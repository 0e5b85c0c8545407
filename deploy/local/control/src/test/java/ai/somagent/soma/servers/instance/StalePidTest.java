package ai.somagent.soma.servers.instance;

import static org.assertj.core.api.Assertions.assertThat;

import ai.somagent.soma.servers.process.ProcessIdentity;
import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A record whose pid was given to an innocent process: never signalled. */
final class StalePidTest {

  private TestSessions test;
  private Session session;
  private Process innocent;

  @BeforeEach
  void startInnocent() throws IOException {
    test = TestSessions.of(TinyServers.one(TinyServers.QUIET));
    session = test.open();
    innocent = new ProcessBuilder("sleep", "600").start();
  }

  @AfterEach
  void end() {
    innocent.destroyForcibly();
    test.close();
  }

  private void write(long ticksAway, String boot) {
    RunningServer server = session.start("tiny");
    server.stop();
    ProcessIdentity now = ProcessIdentity.of(innocent.pid()).orElseThrow();
    new InstanceFolder(server.folder())
        .write(
            session
                .record(server.recipe())
                .withProcess(
                    new ProcessIdentity(
                        now.pid(),
                        now.startTicks() + ticksAway,
                        boot.isEmpty() ? now.bootId() : boot)));
  }

  @Test
  void identityOfAnotherBootOrOfAnEarlierHolder_isNotItsPidsLast() {
    ProcessIdentity now = ProcessIdentity.of(innocent.pid()).orElseThrow();
    assertThat(now.isItsPidsLast()).isTrue();
    assertThat(new ProcessIdentity(now.pid(), now.startTicks(), "other").isItsPidsLast()).isFalse();
    assertThat(ProcessIdentity.ofThisBoot(now.pid(), now.startTicks() - 1).isItsPidsLast())
        .isFalse();
  }

  private void provesUnharmed() {
    RunningServer server = session.known("tiny").orElseThrow();
    assertThat(session.running("tiny")).isEmpty();
    assertThat(server.processes()).isEmpty();
    server.pause();
    server.kill();
    server.stop();
    RunningServer again = session.start("tiny");
    assertThat(again.process().pid()).isNotEqualTo(innocent.pid());
    session.delete();
    assertThat(innocent.isAlive()).isTrue();
    ProcessIdentity identity = ProcessIdentity.of(innocent.pid()).orElseThrow();
    assertThat(identity.isFrozen()).isFalse();
  }

  @Test
  void samePidOtherStart_isNeverSignalled() {
    write(-1, "");
    provesUnharmed();
  }

  @Test
  void samePidAndStartOfAnotherBoot_isNeverSignalled() {
    write(0, "00000000-0000-0000-0000-000000000000");
    provesUnharmed();
  }
}
