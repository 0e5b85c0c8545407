package ai.somagent.soma.worker;

import static ai.somagent.soma.worker.ProgramDraft.expression;
import static ai.somagent.soma.worker.ProgramDraft.text;
import static org.assertj.core.api.Assertions.assertThat;

import ai.somagent.soma.ir.node.NodeIr.IfIr;
import ai.somagent.soma.ir.node.NodeIr.TryIr;
import ai.somagent.soma.ir.node.RetryIr;
import ai.somagent.soma.servers.catalogue.Server;
import ai.somagent.soma.servers.instance.RunningServer;
import ai.somagent.soma.servers.junit.RealServer;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What was done is taken back once, whatever dies, on a real Temporal server. */
@RealServer(value = Server.TEMPORAL, own = true)
@Timeout(240)
class RealServerUndoTest {
  private final TemporalTarget target;

  RealServerUndoTest(RunningServer temporal) {
    target = RealTemporal.target(temporal);
  }

  private static RunHandle start(RunClient client, IrStore store, ProgramDraft draft)
      throws Exception {
    String digest = store.put(draft.program(), draft.sourceMap());
    String name = draft.program().capsule().name();
    return client.start(
        new RunRequest(name, digest, "test." + name, JsonNodeFactory.instance.objectNode()));
  }

  private static ProgramDraft slowly(ProgramDraft draft, String id, String line) {
    return draft.call(
        id,
        "append_slowly",
        Map.of("line", text(line), "millis", ProgramDraft.number(1_500)),
        null,
        5_000,
        ProgramDraft.ONCE,
        null);
  }

  @Test
  void failedRun_isTakenBackThoughWorkersDie(@TempDir Path folder) throws Exception {
    ProgramDraft draft =
        new ProgramDraft("taker")
            .call("make", "append", "made", null, "pay")
            .call("pay", "append", "paid", null, "refuse")
            .call("refuse", "refuse", "no", null, null)
            .call("unpay", "append", "unpaid", null, null);
    slowly(draft, "unmake", "unmade").undo("make", "unmake").undo("pay", "unpay");
    IrStore store = new FolderIrStore(folder.resolve("programs"));
    Path ledger = folder.resolve("ledger");
    ToolRegistry tools = ToolRegistry.of(List.of(new LedgerTool(() -> ledger)));
    try (RunClient client = RunClient.connect(target, store, tools)) {
      RunHandle run;
      try (WorkerProcess first = WorkerProcess.start(target, folder)) {
        run = start(client, store, draft);
        LedgerTool.awaitLine(ledger, "unmade begins, attempt 1");
        first.kill();
      }
      try (WorkerProcess second = WorkerProcess.start(target, folder)) {
        assertThat(run.await()).isInstanceOf(RunOutcome.Failed.class);
      }
    }
    assertThat(LedgerTool.lines(ledger))
        .containsExactly(
            "made",
            "paid",
            "unpaid",
            "unmade begins, attempt 1",
            "unmade begins, attempt 2",
            "unmade");
  }

  @Test
  void cancelledRun_isTakenBackAndCleanedUp(@TempDir Path folder) throws Exception {
    ProgramDraft draft =
        new ProgramDraft("stopped")
            .node(new TryIr("try", "make", List.of(), null, null, "clean", null, null))
            .call("make", "append", "made", null, "wait")
            .call(
                "wait",
                "wait",
                Map.of("millis", ProgramDraft.number(60_000)),
                null,
                90_000,
                ProgramDraft.ONCE,
                null)
            .call("clean", "append", "cleaned", null, null)
            .wallClock(120_000);
    slowly(draft, "unmake", "unmade").undo("make", "unmake");
    IrStore store = new FolderIrStore(folder.resolve("programs"));
    Path ledger = folder.resolve("ledger");
    ToolRegistry tools = ToolRegistry.of(List.of(new LedgerTool(() -> ledger)));
    try (RunClient client = RunClient.connect(target, store, tools);
        WorkerProcess worker = WorkerProcess.start(target, folder)) {
      RunHandle run = start(client, store, draft);
      LedgerTool.awaitLine(ledger, "waiting");
      run.cancel("enough");
      assertThat(run.await()).isInstanceOf(RunOutcome.Cancelled.class);
    }
    assertThat(LedgerTool.lines(ledger))
        .containsExactly(
            "made", "waiting", "interrupted", "unmade begins, attempt 1", "unmade", "cleaned");
  }

  @Test
  void furtherAttempt_comesAfterTheUndoOfTheOneBefore(@TempDir Path folder) throws Exception {
    ProgramDraft draft =
        new ProgramDraft("again")
            .output(ProgramDraft.TEXT)
            .slot("line", ProgramDraft.INT)
            .node(
                new TryIr(
                    "try",
                    "make",
                    List.of(),
                    null,
                    new RetryIr(1, 1_000, 1_000, List.of()),
                    null,
                    null,
                    "end"))
            .call("make", "append", "made", "line", "check")
            .node(new IfIr("check", expression("line < 3", "line"), "refuse", null, null))
            .call("refuse", "refuse", "no", null, null)
            .call("unmake", "append", "unmade", null, null)
            .undo("make", "unmake")
            .returns("end", "'made'");
    IrStore store = new FolderIrStore(folder.resolve("programs"));
    Path ledger = folder.resolve("ledger");
    ToolRegistry tools = ToolRegistry.of(List.of(new LedgerTool(() -> ledger)));
    try (RunClient client = RunClient.connect(target, store, tools);
        WorkerProcess worker = WorkerProcess.start(target, folder)) {
      assertThat(start(client, store, draft).await()).isInstanceOf(RunOutcome.Completed.class);
    }
    assertThat(LedgerTool.lines(ledger)).containsExactly("made", "unmade", "made");
  }
}
