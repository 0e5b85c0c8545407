package ai.somagent.soma.servers.junit;

import static org.assertj.core.api.Assertions.assertThat;

import ai.somagent.soma.servers.catalogue.Server;
import ai.somagent.soma.servers.install.InstalledServer;
import ai.somagent.soma.servers.junit.fixture.SharingFixture;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SharedByForksTest {

  /** Two at once, then one more. */
  private static final String THREE_FORKS = "\"$@\" <&3 & \"$@\" <&3; wait $! && \"$@\" <&3";

  @Test
  void forksOfOneBuild_areGivenOneServer(
      @RealServer(Server.OPA) InstalledServer opa, @TempDir Path folder) throws Exception {
    assertThat(opa.home()).isDirectory();
    BuildTraces traces = new BuildTraces(folder.resolve("run"));
    try (ChildBuild build = ChildBuild.start(folder, SharingFixture.class, Map.of(), THREE_FORKS)) {
      assertThat(build.await()).isZero();
      List<String> processes = Files.readAllLines(folder.resolve("ready"));
      assertThat(processes).hasSize(3);
      assertThat(processes.stream().distinct()).hasSize(1);
      build.until("nothing is left", traces::areGone);
    }
  }
}
