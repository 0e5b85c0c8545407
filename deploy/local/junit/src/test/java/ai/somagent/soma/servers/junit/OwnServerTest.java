package ai.somagent.soma.servers.junit;

import static org.assertj.core.api.Assertions.assertThat;

import ai.somagent.soma.servers.catalogue.Server;
import ai.somagent.soma.servers.install.InstalledServer;
import ai.somagent.soma.servers.instance.RunningServer;
import java.nio.file.Files;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

@RealServer(value = Server.OPA, own = true)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class OwnServerTest {

  @Test
  @Order(1)
  void killed_leavesTheSharedOneAlone(
      RunningServer opa, @RealServer(Server.NATS) RunningServer nats) {
    opa.kill();
    assertThat(opa.isAlive()).isFalse();
    assertThat(nats.isHealthy()).isTrue();
    assertThat(opa.folder().getParent()).isNotEqualTo(nats.folder().getParent());
  }

  @Test
  @Order(2)
  void killedByATest_isHealthyForTheNext(RunningServer opa) {
    assertThat(opa.isHealthy()).isTrue();
  }

  @Test
  void onlyInstalled_hasItsProgram(@RealServer(Server.NATS) InstalledServer nats) {
    assertThat(Files.isExecutable(nats.home().resolve("nats-server"))).isTrue();
  }

  @Nested
  class InnerClass {

    @Test
    void classInside_sharesIt(RunningServer opa) {
      assertThat(opa.folder().toString()).matches(".*/build-\\d+-\\d+-\\d+-\\d+/opa");
    }
  }
}
