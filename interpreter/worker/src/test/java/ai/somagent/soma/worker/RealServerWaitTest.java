package ai.somagent.soma.worker;

import static ai.somagent.soma.worker.ProgramDraft.expression;
import static org.assertj.core.api.Assertions.assertThat;

import ai.somagent.soma.ir.node.ClausesIr;
import ai.somagent.soma.ir.node.EffectIr.SleepIr;
import ai.somagent.soma.servers.catalogue.Server;
import ai.somagent.soma.servers.instance.RunningServer;
import ai.somagent.soma.servers.junit.RealServer;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.TextNode;
import io.temporal.api.common.v1.WorkflowExecution;
import io.temporal.api.enums.v1.EventType;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * What runs wait for outlives their worker, on a real Temporal server that no other worker polls.
 */
@RealServer(value = Server.TEMPORAL, own = true)
@Timeout(240)
class RealServerWaitTest {
  private final TemporalTarget target;

  RealServerWaitTest(RunningServer temporal) {
    target = RealTemporal.target(temporal);
  }

  private RunHandle start(RunClient client, IrStore store, ProgramDraft draft) throws Exception {
    String digest = store.put(draft.program(), draft.sourceMap());
    String name = draft.program().capsule().name();
    return client.start(
        new RunRequest(name, digest, "test." + name, JsonNodeFactory.instance.objectNode()));
  }

  private void awaitEvent(RunHandle run, EventType type) throws Exception {
    WorkflowExecution execution = WorkflowExecution.newBuilder().setWorkflowId(run.runId()).build();
    try (TemporalConnection connection = TemporalConnection.open(target)) {
      while (new HistoryPages(connection, execution)
          .all().stream().noneMatch(event -> event.getEventType() == type)) {
        Thread.sleep(50);
      }
    }
  }

  @Test
  void sleepGoesOnWithoutAWorker(@TempDir Path folder) throws Exception {
    ProgramDraft draft =
        new ProgramDraft("sleeper")
            .call("before", "append", "before", null, "sleep")
            .node(
                new SleepIr("sleep", expression("duration('3s')"), false, ClausesIr.NONE, "after"))
            .call("after", "append", "after", null, null);
    IrStore store = new FolderIrStore(folder.resolve("programs"));
    Path ledger = folder.resolve("ledger");
    ToolRegistry tools = ToolRegistry.of(List.of(new LedgerTool(() -> ledger)));
    try (RunClient client = RunClient.connect(target, store, tools)) {
      RunHandle run;
      try (WorkerProcess first = WorkerProcess.start(target, folder)) {
        run = start(client, store, draft);
        awaitEvent(run, EventType.EVENT_TYPE_TIMER_STARTED);
        first.kill();
      }
      awaitEvent(run, EventType.EVENT_TYPE_TIMER_FIRED);
      assertThat(LedgerTool.lines(ledger)).containsExactly("before");
      try (WorkerProcess second = WorkerProcess.start(target, folder)) {
        assertThat(run.await()).isInstanceOf(RunOutcome.Completed.class);
      }
      assertThat(LedgerTool.lines(ledger)).containsExactly("before", "after");
    }
  }

  @Test
  void signalSentWithoutAWorker_isTakenByTheNextOne(@TempDir Path folder) throws Exception {
    IrStore store = new FolderIrStore(folder.resolve("programs"));
    ToolRegistry tools = ToolRegistry.of(List.of(new LedgerTool(() -> folder.resolve("ledger"))));
    try (RunClient client = RunClient.connect(target, store, tools)) {
      RunHandle run;
      try (WorkerProcess first = WorkerProcess.start(target, folder)) {
        run = start(client, store, EmbeddedSignalTest.listener("survivor", 50_000));
        run.signal("say", EmbeddedSignalTest.word("still"));
        while (!run.query("stage").equals(TextNode.valueOf("half"))) {
          Thread.sleep(50);
        }
        first.kill();
      }
      run.signal("say", EmbeddedSignalTest.word("here"));
      try (WorkerProcess second = WorkerProcess.start(target, folder)) {
        assertThat(run.await()).isEqualTo(new RunOutcome.Completed(TextNode.valueOf("still here")));
      }
    }
  }

  @Test
  void updatesAndSignals_areKeptOverTheDeathOfAWorker(@TempDir Path folder) throws Exception {
    IrStore store = new FolderIrStore(folder.resolve("programs"));
    ToolRegistry tools = ToolRegistry.of(List.of(new LedgerTool(() -> folder.resolve("ledger"))));
    try (RunClient client = RunClient.connect(target, store, tools)) {
      RunHandle run;
      try (WorkerProcess first = WorkerProcess.start(target, folder)) {
        run = start(client, store, EmbeddedUpdateTest.counter("counted"));
        assertThat(run.update("raise", EmbeddedUpdateTest.by(2))).isEqualTo(IntNode.valueOf(2));
        first.kill();
      }
      run.signal("step", EmbeddedUpdateTest.by(3));
      try (WorkerProcess second = WorkerProcess.start(target, folder)) {
        assertThat(run.update("raise", EmbeddedUpdateTest.by(6))).isEqualTo(IntNode.valueOf(11));
        assertThat(run.await()).isEqualTo(new RunOutcome.Completed(IntNode.valueOf(11)));
      }
    }
  }
}
