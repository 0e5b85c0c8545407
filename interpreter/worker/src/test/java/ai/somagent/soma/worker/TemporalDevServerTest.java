package ai.somagent.soma.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.somagent.soma.servers.catalogue.Server;
import ai.somagent.soma.servers.install.InstalledServer;
import ai.somagent.soma.servers.junit.RealServer;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TemporalDevServerTest {

  private static Path binary(InstalledServer temporal) {
    return temporal.home().resolve("temporal");
  }

  @Test
  void startedServer_answersUntilItIsClosed(@RealServer(Server.TEMPORAL) InstalledServer temporal)
      throws Exception {
    TemporalTarget target;
    try (TemporalDevServer server = TemporalDevServer.start(binary(temporal))) {
      target = server.target();
      TemporalConnection.open(target).close();
    }
    assertThat(target.description()).isEqualTo("Temporal dev server on " + target.address());
    assertThatThrownBy(() -> TemporalConnection.open(target))
        .isInstanceOf(TemporalUnavailableException.class)
        .hasMessageContaining("does not answer");
  }

  @Test
  void missingNamespace_isNamed(@RealServer(Server.TEMPORAL) InstalledServer temporal)
      throws Exception {
    try (TemporalDevServer server = TemporalDevServer.start(binary(temporal))) {
      TemporalTarget elsewhere = TemporalTarget.at(server.target().address(), "nowhere");
      assertThatThrownBy(() -> TemporalConnection.open(elsewhere))
          .isInstanceOf(TemporalUnavailableException.class)
          .hasMessageContaining("has no namespace `nowhere`");
    }
  }

  @Test
  void binaryThatIsNoTemporal_failsWithWhatItSaid(@TempDir Path folder) throws Exception {
    Path impostor = folder.resolve("temporal");
    Files.writeString(impostor, "#!/bin/sh\necho I am something else\nexit 1\n");
    assertThat(impostor.toFile().setExecutable(true)).isTrue();
    assertThatThrownBy(() -> TemporalDevServer.start(impostor))
        .isInstanceOf(TemporalUnavailableException.class)
        .hasMessageContaining("I am something else");
  }

  @Test
  void missingBinary_fails(@TempDir Path folder) {
    assertThatThrownBy(() -> TemporalDevServer.start(folder.resolve("temporal")))
        .isInstanceOf(TemporalUnavailableException.class)
        .hasMessageContaining("temporal");
  }
}
