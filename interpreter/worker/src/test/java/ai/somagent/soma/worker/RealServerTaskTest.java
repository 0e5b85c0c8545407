package ai.somagent.soma.worker;

import static org.assertj.core.api.Assertions.assertThat;

import ai.somagent.soma.servers.catalogue.Server;
import ai.somagent.soma.servers.instance.RunningServer;
import ai.somagent.soma.servers.junit.RealServer;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Tasks are tried again and taken back as one, on a real Temporal server. */
@RealServer(value = Server.TEMPORAL, own = true)
@Timeout(240)
class RealServerTaskTest {
  private final TemporalTarget target;

  RealServerTaskTest(RunningServer temporal) {
    target = RealTemporal.target(temporal);
  }

  @Test
  void taskWithAnUndo_isTakenBackByThatAloneThoughTheWorkerDies(@TempDir Path folder)
      throws Exception {
    IrStore store = new FolderIrStore(folder.resolve("programs"));
    Path ledger = folder.resolve("ledger");
    ToolRegistry tools = ToolRegistry.of(List.of(new LedgerTool(() -> ledger)));
    ProgramDraft draft = TaskDrafts.settled();
    String digest = store.put(draft.program(), draft.sourceMap());
    try (RunClient client = RunClient.connect(target, store, tools)) {
      RunHandle run;
      try (WorkerProcess first = WorkerProcess.start(target, folder)) {
        run =
            client.start(
                new RunRequest(
                    "settled", digest, "test.settled", JsonNodeFactory.instance.objectNode()));
        LedgerTool.awaitLine(ledger, "unsettled 4 begins, attempt 1");
        first.kill();
      }
      try (WorkerProcess second = WorkerProcess.start(target, folder)) {
        RunOutcome.Failed failed = (RunOutcome.Failed) run.await();
        assertThat(failed.kind()).isEqualTo("test.Refused");
      }
    }
    assertThat(LedgerTool.lines(ledger))
        .containsExactly(
            "paid",
            "attempt 1",
            "unpaid",
            "paid",
            "attempt 1",
            "unsettled 4 begins, attempt 1",
            "unsettled 4 begins, attempt 2",
            "unsettled 4");
  }
}
