package ai.somagent.soma.servers.junit;

import static org.assertj.core.api.Assertions.assertThat;

import ai.somagent.soma.servers.catalogue.Server;
import ai.somagent.soma.servers.install.InstalledServer;
import ai.somagent.soma.servers.junit.fixture.FailingFixture;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FailedTestTest {

  @Test
  void failedTest_keepsItsServersLogsAndSaysWhere(
      @RealServer(Server.NATS) InstalledServer nats, @TempDir Path folder) throws Exception {
    assertThat(nats.home()).isDirectory();
    try (ChildBuild build = ChildBuild.start(folder, FailingFixture.class, Map.of())) {
      assertThat(build.await()).isEqualTo(1);
      Path kept = folder.resolve("target/server-logs/FailingFixture.fails");
      assertThat(kept.resolve("nats.log")).content().contains("Server is ready");
      assertThat(build.output())
          .contains("as it should, with nats")
          .contains("the ends of the servers' logs are in " + kept)
          .contains("reported {server logs=" + kept + "}");
    }
  }
}
