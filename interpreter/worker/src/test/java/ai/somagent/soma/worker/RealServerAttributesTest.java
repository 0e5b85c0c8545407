package ai.somagent.soma.worker;

import static org.assertj.core.api.Assertions.assertThat;

import ai.somagent.soma.servers.catalogue.Server;
import ai.somagent.soma.servers.instance.RunningServer;
import ai.somagent.soma.servers.junit.RealServer;
import com.fasterxml.jackson.databind.node.IntNode;
import com.google.protobuf.ByteString;
import io.temporal.api.history.v1.HistoryEvent;
import io.temporal.api.operatorservice.v1.OperatorServiceGrpc;
import io.temporal.api.operatorservice.v1.RemoveSearchAttributesRequest;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What Temporal's own views say of runs, on a real server with and without our attributes. */
@RealServer(value = Server.TEMPORAL, own = true)
@Timeout(240)
class RealServerAttributesTest {
  private final TemporalTarget target;

  RealServerAttributesTest(RunningServer temporal) {
    target = RealTemporal.target(temporal);
  }

  private static RunSummary listed(WorkerBench bench, String capsule, RunStatus status)
      throws Exception {
    while (true) {
      List<RunSummary> runs =
          bench.client().list(new RunFilter(capsule, status, null), 10, null).runs();
      if (!runs.isEmpty()) {
        return runs.getFirst();
      }
      Thread.sleep(50);
    }
  }

  private static List<String> summaries(List<HistoryEvent> history) {
    return history.stream()
        .filter(event -> event.hasUserMetadata() && event.getUserMetadata().hasSummary())
        .map(event -> event.getUserMetadata().getSummary().getData())
        .map(ByteString::toStringUtf8)
        .toList();
  }

  @Test
  void attributesAndSummaries_tellWhatARunIsAndWaitsFor(@TempDir Path folder) throws Exception {
    try (WorkerBench bench = new WorkerBench(target, folder)) {
      assertThat(bench.client().missingAttributes()).isEmpty();
      RunHandle run = bench.start(EmbeddedUpdateTest.counter("counter"));
      run.update("raise", EmbeddedUpdateTest.by(1));
      RunSummary waiting = listed(bench, "test.counter", RunStatus.RUNNING);
      assertThat(waiting.version()).isEqualTo("1.0.0");
      while (listed(bench, "test.counter", RunStatus.RUNNING).waitingFor() == null) {
        Thread.sleep(50);
      }
      assertThat(listed(bench, "test.counter", RunStatus.RUNNING).waitingFor())
          .isEqualTo("condition n >= 10");
      run.update("raise", EmbeddedUpdateTest.by(9));
      run.await();
      assertThat(summaries(bench.history(run)))
          .anyMatch(summary -> summary.contains("test.counter 1.0.0"))
          .anyMatch(summary -> summary.contains("wait · "));
      assertThat(bench.eventTypes(run).stream().filter(type -> type.startsWith("UPSERT")))
          .hasSize(1);
    }
  }

  @Test
  void serverWithoutOurAttributes_runsAllTheSameAndCanBeGivenThem(@TempDir Path folder)
      throws Exception {
    try (TemporalConnection connection = TemporalConnection.open(target)) {
      OperatorServiceGrpc.newBlockingStub(connection.stubs().getRawChannel())
          .removeSearchAttributes(
              RemoveSearchAttributesRequest.newBuilder()
                  .setNamespace(target.namespace())
                  .addAllSearchAttributes(RunAttributes.all())
                  .build());
    }
    try (WorkerBench bench = new WorkerBench(target, folder)) {
      assertThat(bench.client().missingAttributes()).containsExactlyElementsOf(RunAttributes.all());
      RunHandle run = bench.start(EmbeddedUpdateTest.counter("foreign"));
      assertThat(run.update("raise", EmbeddedUpdateTest.by(10))).isEqualTo(IntNode.valueOf(10));
      assertThat(run.await()).isInstanceOf(RunOutcome.Completed.class);
      assertThat(bench.eventTypes(run)).noneMatch(type -> type.startsWith("UPSERT"));
      assertThat(bench.client().registerAttributes())
          .containsExactlyElementsOf(RunAttributes.all());
      assertThat(bench.client().missingAttributes()).isEmpty();
      assertThat(bench.client().registerAttributes()).isEmpty();
    }
  }
}
