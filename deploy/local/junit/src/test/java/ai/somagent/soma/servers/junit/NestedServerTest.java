package ai.somagent.soma.servers.junit;

import static org.assertj.core.api.Assertions.assertThat;

import ai.somagent.soma.servers.catalogue.Server;
import ai.somagent.soma.servers.instance.RunningServer;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/** A class inside another that names a server itself. */
class NestedServerTest {

  @Nested
  @RealServer(value = Server.NATS, own = true)
  @TestMethodOrder(MethodOrderer.OrderAnnotation.class)
  class Inner {

    @Test
    @Order(1)
    void ownOfTheClassInside_isNotTheSharedOne(
        RunningServer nats, @RealServer(Server.OPA) RunningServer shared) {
      assertThat(nats.folder().getParent()).isNotEqualTo(shared.folder().getParent());
      nats.kill();
    }

    @Test
    @Order(2)
    void killedByATestOfTheClassInside_isHealthyForTheNext(RunningServer nats) {
      assertThat(nats.isHealthy()).isTrue();
    }
  }
}
