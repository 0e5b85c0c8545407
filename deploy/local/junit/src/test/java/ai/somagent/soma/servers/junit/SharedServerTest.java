package ai.somagent.soma.servers.junit;

import static org.assertj.core.api.Assertions.assertThat;

import ai.somagent.soma.servers.catalogue.Server;
import ai.somagent.soma.servers.instance.RunningServer;
import org.junit.jupiter.api.Test;

@RealServer(Server.OPA)
class SharedServerTest {

  @RealServer(Server.NATS)
  private static RunningServer nats;

  @Test
  void namedOnTheClass_isHealthyAndGiven(RunningServer opa) {
    assertThat(opa.name()).isEqualTo("opa");
    assertThat(opa.isHealthy()).isTrue();
  }

  @Test
  void namedOnAParameter_isHealthyAndGiven(
      @RealServer(Server.NATS) RunningServer given, @RealServer(Server.OPA) RunningServer opa) {
    assertThat(given.isHealthy()).isTrue();
    assertThat(given.process()).isEqualTo(nats.process());
    assertThat(opa.name()).isEqualTo("opa");
  }
}
