package ai.somagent.soma.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.somagent.soma.servers.catalogue.Server;
import ai.somagent.soma.servers.fault.FaultProxy;
import ai.somagent.soma.servers.instance.RunningServer;
import ai.somagent.soma.servers.junit.RealServer;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.temporal.api.workflowservice.v1.DescribeNamespaceRequest;
import io.temporal.api.workflowservice.v1.DescribeNamespaceResponse;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A connection to a real Temporal server that is cut, restored, or says a namespace is missing. */
@RealServer(Server.TEMPORAL)
class ServerPresenceTest {
  private final List<String> told = new CopyOnWriteArrayList<>();
  private FaultProxy proxy;
  private TemporalConnection connection;

  private final ServerWatch watch =
      new ServerWatch() {
        @Override
        public void lost() {
          told.add("lost");
        }

        @Override
        public void regained() {
          told.add("regained");
        }
      };

  @BeforeEach
  void connect(RunningServer temporal) throws Exception {
    proxy = FaultProxy.open(temporal, "grpc");
    connection =
        TemporalConnection.open(TemporalTarget.at("127.0.0.1:" + proxy.port(), "default"), watch);
  }

  @AfterEach
  void close() {
    connection.close();
    proxy.close();
  }

  private DescribeNamespaceResponse describe(String namespace) {
    return connection
        .blocking()
        .describeNamespace(DescribeNamespaceRequest.newBuilder().setNamespace(namespace).build());
  }

  private static Status.Code code(Throwable thrown) {
    return ((StatusRuntimeException) thrown).getStatus().getCode();
  }

  @Test
  void connectionIsCutAndRestored_isToldOnceEachAndTheRequestIsAnswered() throws Exception {
    proxy.cut();
    assertThatThrownBy(() -> describe("default"))
        .satisfies(thrown -> assertThat(code(thrown)).isEqualTo(Status.Code.UNAVAILABLE));
    assertThatThrownBy(() -> describe("default")).isInstanceOf(StatusRuntimeException.class);
    assertThat(told).containsExactly("lost");

    proxy.restore();
    DescribeNamespaceResponse answer = ServerCalls.send(() -> describe("default"));

    assertThat(answer.getNamespaceInfo().getName()).isEqualTo("default");
    assertThat(told).containsExactly("lost", "regained");
  }

  @Test
  void namespaceThatIsMissingLater_countsAsAnOutage() {
    assertThatThrownBy(() -> describe("nowhere"))
        .satisfies(thrown -> assertThat(code(thrown)).isEqualTo(Status.Code.UNAVAILABLE))
        .hasMessageContaining("cannot read its namespaces");
    describe("default");
    assertThat(told).containsExactly("lost", "regained");
  }

  @Test
  void closedConnection_tellsNothing() {
    connection.close();
    assertThatThrownBy(() -> describe("default")).isInstanceOf(StatusRuntimeException.class);
    assertThat(told).isEmpty();
  }
}
