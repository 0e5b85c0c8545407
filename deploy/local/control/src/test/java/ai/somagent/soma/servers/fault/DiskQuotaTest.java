package ai.somagent.soma.servers.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import ai.somagent.soma.servers.ServersException;
import ai.somagent.soma.servers.instance.RunningServer;
import ai.somagent.soma.servers.instance.TestSessions;
import ai.somagent.soma.servers.instance.TinyServers;
import ai.somagent.soma.servers.process.Mounts;
import ai.somagent.soma.servers.process.ProcessTree;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** PostgreSQL on a disk that is full. */
@Timeout(60)
final class DiskQuotaTest {

  private static DiskQuota limited(RunningServer server, long bytes) {
    return switch (DiskQuota.limit(server, bytes)) {
      case DiskQuota.Limited limited -> limited.quota();
      case DiskQuota.NotPossible not -> Assumptions.<DiskQuota>abort("not run: " + not.reason());
    };
  }

  @Test
  void fullDisk_isAnErrorToTheClientAndFreedItGoesOnWithAllThatWasCommitted() throws Exception {
    try (TestSessions test = TestSessions.real("postgresql")) {
      RunningServer postgres = test.open().start("postgresql");
      Psql psql = new Psql(postgres);
      Path data = postgres.folder().resolve("data");
      assertThat(psql.ask("create table kept as select 1 as one").code()).isZero();
      ServersException tooSmall =
          catchThrowableOfType(ServersException.class, () -> limited(postgres, 1 << 20));
      Assumptions.assumeTrue(tooSmall != null, "not run: mounting is not permitted here");
      assertThat(tooSmall.kind()).isEqualTo(ServersException.Kind.DISK);
      assertThat(Mounts.under(test.folder())).isEmpty();
      try (DiskQuota quota = limited(postgres, 160L << 20)) {
        assertThat(Mounts.under(data)).containsExactly(data);
        assertThat(psql.ask("insert into kept values (2)").code()).isZero();

        quota.fill();
        Psql.Answer refused =
            psql.ask("create table large as select repeat('x', 900) from generate_series(1, 9000)");
        assertThat(refused.code()).isNotZero();
        assertThat(refused.said()).contains("No space left on device");

        quota.free();
        assertThat(psql.ask("insert into kept values (3)").code()).isZero();
      }
      assertThat(Mounts.under(data)).isEmpty();
      assertThat(psql.ask("select string_agg(one::text, ',' order by one) from kept"))
          .isEqualTo(new Psql.Answer(0, "1,2,3"));
    }
  }

  @Test
  void linkThatTheServersUserPutThere_isNotWrittenThrough() throws Exception {
    try (TestSessions test = TestSessions.real("redis")) {
      RunningServer redis = test.open().start("redis");
      Path elsewhere = Files.writeString(test.folder().resolve("elsewhere"), "as it was");
      try (DiskQuota quota = limited(redis, 8L << 20)) {
        Path link = redis.folder().resolve("data/soma-ballast");
        Files.createSymbolicLink(link, elsewhere);

        assertThatThrownBy(quota::fill).isInstanceOf(ServersException.class);
      }
      assertThat(elsewhere).hasContent("as it was");
    }
  }

  @Test
  void processThatFilledTheDiskIsKilled_itsSessionIsSweptWithTheMount() throws Exception {
    try (TestSessions test = TestSessions.of(TinyServers.one(TinyServers.QUIET))) {
      Process filling = test.inAnotherJvm(QuotaProcess.class);
      String said = filling.inputReader().readLine();
      filling.destroyForcibly().waitFor();
      Assumptions.assumeTrue(said.startsWith("full "), "not run: " + said);
      Path folder = Path.of(said.substring(5));
      assertThat(Mounts.under(folder)).hasSize(1);

      assertThat(test.sessions().sweep()).hasSize(1);

      assertThat(Mounts.under(test.folder())).isEmpty();
      assertThat(ProcessTree.markedWith(test.folder())).isEmpty();
      assertThat(folder).doesNotExist();
    }
  }
}
