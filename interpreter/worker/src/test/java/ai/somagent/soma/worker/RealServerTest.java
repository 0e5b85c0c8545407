package ai.somagent.soma.worker;

import static ai.somagent.soma.worker.ProgramDraft.INT;
import static ai.somagent.soma.worker.ProgramDraft.ONCE;
import static ai.somagent.soma.worker.ProgramDraft.number;
import static ai.somagent.soma.worker.ProgramDraft.text;
import static org.assertj.core.api.Assertions.assertThat;

import ai.somagent.soma.ir.node.NodeIr;
import ai.somagent.soma.ir.node.RetryIr;
import ai.somagent.soma.servers.catalogue.Server;
import ai.somagent.soma.servers.instance.RunningServer;
import ai.somagent.soma.servers.junit.RealServer;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The same worker on a real Temporal server, which no other worker polls meanwhile. */
@RealServer(value = Server.TEMPORAL, own = true)
class RealServerTest {
  private final TemporalTarget target;

  RealServerTest(RunningServer temporal) {
    target = RealTemporal.target(temporal);
  }

  @Test
  void killedWorker_isReplacedAndNoCompletedStepRunsTwice(@TempDir Path folder) throws Exception {
    RetryIr again = new RetryIr(3, 10, 100, List.of());
    ProgramDraft draft =
        new ProgramDraft("survivor")
            .output(INT)
            .slot("n", INT)
            .call("one", "append", "one", null, "two")
            .call(
                "two",
                "append_slowly",
                Map.of("line", text("two"), "millis", number(4_000)),
                null,
                60_000,
                again,
                "three")
            .call("three", "append", "three", "n", "end")
            .returns("end", "n", "n");
    IrStore store = new FolderIrStore(folder.resolve("programs"));
    Path ledger = folder.resolve("ledger");
    ToolRegistry tools = ToolRegistry.of(List.of(new LedgerTool(() -> ledger)));
    String digest = store.put(draft.program(), draft.sourceMap());
    try (RunClient client = RunClient.connect(target, store, tools)) {
      RunHandle run;
      try (WorkerProcess first = WorkerProcess.start(target, folder)) {
        run =
            client.start(
                new RunRequest(
                    "survivor", digest, "test.survivor", JsonNodeFactory.instance.objectNode()));
        LedgerTool.awaitLine(ledger, "two begins, attempt 1");
        first.kill();
      }
      assertThat(LedgerTool.lines(ledger)).containsExactly("one", "two begins, attempt 1");
      assertThat(client.describe("survivor").status()).isEqualTo(RunStatus.RUNNING);
      try (WorkerProcess second = WorkerProcess.start(target, folder)) {
        assertThat(run.await()).isEqualTo(new RunOutcome.Completed(IntNode.valueOf(5)));
      }
      assertThat(LedgerTool.lines(ledger))
          .containsExactly("one", "two begins, attempt 1", "two begins, attempt 2", "two", "three");
      assertThat(client.describe("survivor").steps())
          .extracting(StepView::attempts)
          .containsExactly(1, 2, 1);
    }
  }

  @Test
  void parallelCallsRetriesAndResult_areAsOnTheEmbeddedServer(@TempDir Path folder)
      throws Exception {
    ProgramDraft draft =
        new ProgramDraft("wave")
            .output(INT)
            .slot("a", INT)
            .slot("b", INT)
            .node(new NodeIr.ParallelIr("all", List.of("x", "y"), "end"))
            .call("x", "append", "x", "a", null)
            .call(
                "y",
                "flaky",
                Map.of("works_at", number(2)),
                "b",
                5_000,
                new RetryIr(1, 1_500, 1_500, List.of()),
                null)
            .returns("end", "a > 0 && b > 0 ? 1 : 0", "a", "b");
    try (WorkerBench bench = new WorkerBench(target, folder)) {
      RunHandle run = bench.start(draft);
      List<RunProgress> progress = new ArrayList<>();
      run.watch(progress::add);
      assertThat(run.await()).isEqualTo(new RunOutcome.Completed(IntNode.valueOf(1)));
      assertThat(progress)
          .filteredOn(each -> each.step().key().equals("y"))
          .hasExactlyElementsOfTypes(
              RunProgress.StepStarted.class,
              RunProgress.StepRetrying.class,
              RunProgress.StepCompleted.class);
      assertThat(bench.ledger()).containsExactlyInAnyOrder("x", "attempt 1", "attempt 2");
    }
  }

  @Test
  void cancelledRun_interruptsItsCallAndKeepsTheReason(@TempDir Path folder) throws Exception {
    ProgramDraft draft =
        new ProgramDraft("cancelled")
            .call("wait", "wait", Map.of("millis", number(60_000)), null, 60_000, ONCE, null);
    try (WorkerBench bench = new WorkerBench(target, folder)) {
      RunHandle run = bench.start(draft);
      bench.awaitLedger("waiting");
      run.cancel("changed my mind");
      assertThat(run.await()).isEqualTo(new RunOutcome.Cancelled("changed my mind"));
      assertThat(bench.ledger()).containsExactly("waiting", "interrupted");
    }
  }

  @Test
  void wallClockBudget_endsTheRunWithTimeout(@TempDir Path folder) throws Exception {
    ProgramDraft draft =
        new ProgramDraft("late")
            .wallClock(3_000)
            .call("wait", "wait", Map.of("millis", number(60_000)), null, 3_000, ONCE, null);
    try (WorkerBench bench = new WorkerBench(target, folder)) {
      assertThat(bench.start(draft).await())
          .isInstanceOfSatisfying(
              RunOutcome.Failed.class,
              failed ->
                  assertThat(failed.message())
                      .isEqualTo("the wall-clock budget of the run is used up"));
    }
  }

  @Test
  void lostWorker_isNotReplacedForACallThatMayRunOnce(@TempDir Path folder) throws Exception {
    ProgramDraft draft =
        new ProgramDraft("once")
            .call(
                "slow",
                "append_slowly",
                Map.of("line", text("slow"), "millis", number(30_000)),
                null,
                60_000,
                ONCE,
                null);
    IrStore store = new FolderIrStore(folder.resolve("programs"));
    Path ledger = folder.resolve("ledger");
    ToolRegistry tools = ToolRegistry.of(List.of(new LedgerTool(() -> ledger)));
    String digest = store.put(draft.program(), draft.sourceMap());
    try (RunClient client = RunClient.connect(target, store, tools)) {
      RunHandle run;
      try (WorkerProcess first = WorkerProcess.start(target, folder)) {
        run =
            client.start(
                new RunRequest("once", digest, "test.once", JsonNodeFactory.instance.objectNode()));
        LedgerTool.awaitLine(ledger, "slow begins, attempt 1");
        first.kill();
      }
      try (WorkerProcess second = WorkerProcess.start(target, folder)) {
        assertThat(run.await())
            .isInstanceOfSatisfying(
                RunOutcome.Failed.class,
                failed -> {
                  assertThat(failed.kind()).isEqualTo("Unavailable");
                  assertThat(failed.message()).isEqualTo("the worker that ran the call was lost");
                });
      }
      assertThat(LedgerTool.lines(ledger)).containsExactly("slow begins, attempt 1");
    }
  }

  @Test
  @Timeout(240)
  void callsThatFailTogether_endEachRun(@TempDir Path folder) throws Exception {
    try (WorkerBench bench = new WorkerBench(target, folder)) {
      FailingTogether.assertThatEachRunEnds(bench);
    }
  }
}
