package ai.somagent.soma.servers.proofs;

import static org.assertj.core.api.Assertions.assertThat;

import ai.somagent.soma.servers.catalogue.Server;
import ai.somagent.soma.servers.instance.RunningServer;
import ai.somagent.soma.servers.junit.RealServer;
import ai.somagent.soma.servers.process.Listener;
import ai.somagent.soma.servers.proof.Proof;
import ai.somagent.soma.servers.proof.Proofs;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Every server of the data file does what `servers prove` writes into the docs. */
final class ProofTest {

  @Test
  void opa_doesRealWorkOnLoopbackOnly(@RealServer(Server.OPA) RunningServer opa) throws Exception {
    prove(opa);
  }

  @Test
  void temporal_doesRealWorkOnLoopbackOnly(@RealServer(Server.TEMPORAL) RunningServer temporal)
      throws Exception {
    prove(temporal);
  }

  @Test
  void minio_doesRealWorkOnLoopbackOnly(@RealServer(Server.MINIO) RunningServer minio)
      throws Exception {
    prove(minio);
  }

  @Test
  void openfga_doesRealWorkOnLoopbackOnly(@RealServer(Server.OPENFGA) RunningServer openfga)
      throws Exception {
    prove(openfga);
  }

  @Test
  void nats_doesRealWorkOnLoopbackOnly(@RealServer(Server.NATS) RunningServer nats)
      throws Exception {
    prove(nats);
  }

  @Test
  void temporalPostgresql_doesRealWorkOnLoopbackOnly(
      @RealServer(Server.TEMPORAL_POSTGRESQL) RunningServer temporalPostgresql) throws Exception {
    prove(temporalPostgresql);
  }

  @Test
  void postgresql_doesRealWorkOnLoopbackOnly(
      @RealServer(Server.POSTGRESQL) RunningServer postgresql) throws Exception {
    prove(postgresql);
  }

  @Test
  void redis_doesRealWorkOnLoopbackOnly(@RealServer(Server.REDIS) RunningServer redis)
      throws Exception {
    prove(redis);
  }

  @Test
  void alertmanager_doesRealWorkOnLoopbackOnly(
      @RealServer(Server.ALERTMANAGER) RunningServer alertmanager) throws Exception {
    prove(alertmanager);
  }

  @Test
  void prometheus_doesRealWorkOnLoopbackOnly(
      @RealServer(Server.PROMETHEUS) RunningServer prometheus) throws Exception {
    prove(prometheus);
  }

  @Test
  void kafka_doesRealWorkOnLoopbackOnly(@RealServer(Server.KAFKA) RunningServer kafka)
      throws Exception {
    prove(kafka);
  }

  @Test
  void keycloak_doesRealWorkOnLoopbackOnly(@RealServer(Server.KEYCLOAK) RunningServer keycloak)
      throws Exception {
    prove(keycloak);
  }

  @Test
  void opensearch_doesRealWorkOnLoopbackOnly(
      @RealServer(Server.OPENSEARCH) RunningServer opensearch) throws Exception {
    prove(opensearch);
  }

  @Test
  void apicurio_doesRealWorkOnLoopbackOnly(@RealServer(Server.APICURIO) RunningServer apicurio)
      throws Exception {
    prove(apicurio);
  }

  @Test
  void openbao_doesRealWorkOnLoopbackOnly(@RealServer(Server.OPENBAO) RunningServer openbao)
      throws Exception {
    prove(openbao);
  }

  @Test
  void clickhouse_doesRealWorkOnLoopbackOnly(
      @RealServer(Server.CLICKHOUSE) RunningServer clickhouse) throws Exception {
    prove(clickhouse);
  }

  @Test
  void cosign_doesRealWorkOnLoopbackOnly(@RealServer(Server.COSIGN) RunningServer cosign)
      throws Exception {
    prove(cosign);
  }

  @Test
  void serverOfTheDataFile_hasAProofThatRunsHere() {
    List<Server> proven =
        Arrays.stream(ProofTest.class.getDeclaredMethods())
            .flatMap(method -> Arrays.stream(method.getParameters()))
            .filter(parameter -> parameter.isAnnotationPresent(RealServer.class))
            .map(parameter -> parameter.getAnnotation(RealServer.class).value()[0])
            .toList();
    assertThat(proven).containsExactlyInAnyOrder(Server.values());
  }

  private static void prove(RunningServer server) throws Exception {
    Proof proof = Proofs.onClassPath().of(server.name()).orElseThrow();
    assertThat(proof.prove(server)).isNotBlank();
    // After the work, since some ports open late.
    assertThat(server.listeners()).allMatch(Listener::loopback);
    if (!server.recipe().tool()) {
      List<Integer> open = server.listeners().stream().map(Listener::port).toList();
      assertThat(open).containsAll(server.ports().values());
    }
  }
}
