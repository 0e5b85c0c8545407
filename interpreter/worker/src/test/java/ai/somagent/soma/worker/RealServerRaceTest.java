package ai.somagent.soma.worker;

import static ai.somagent.soma.worker.ProgramDraft.expression;
import static org.assertj.core.api.Assertions.assertThat;

import ai.somagent.soma.ir.node.ClausesIr;
import ai.somagent.soma.ir.node.EffectIr.SleepIr;
import ai.somagent.soma.ir.node.NodeIr.ExitIr;
import ai.somagent.soma.ir.node.NodeIr.RaceArmIr;
import ai.somagent.soma.ir.node.NodeIr.RaceIr;
import ai.somagent.soma.servers.catalogue.Server;
import ai.somagent.soma.servers.instance.RunningServer;
import ai.somagent.soma.servers.junit.RealServer;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.TextNode;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The first to end decides, and losers are taken back, on a real Temporal server. */
@RealServer(value = Server.TEMPORAL, own = true)
@Timeout(240)
class RealServerRaceTest {
  private final TemporalTarget target;

  RealServerRaceTest(RunningServer temporal) {
    target = RealTemporal.target(temporal);
  }

  private static RunHandle start(RunClient client, IrStore store, ProgramDraft draft)
      throws Exception {
    String digest = store.put(draft.program(), draft.sourceMap());
    String name = draft.program().capsule().name();
    return client.start(
        new RunRequest(name, digest, "test." + name, JsonNodeFactory.instance.objectNode()));
  }

  private static ExitIr yields(String id, String text) {
    return new ExitIr(id, "race", ExitIr.Mode.YIELD, ProgramDraft.text(text));
  }

  /** A slow call that can be taken back, beside a sleep. */
  private static ProgramDraft draft(String name, String sleep) {
    return new ProgramDraft(name)
        .output(ProgramDraft.TEXT)
        .slot("won", ProgramDraft.TEXT)
        .node(
            new RaceIr(
                "race",
                List.of(new RaceArmIr("make", "called"), new RaceArmIr("sleep", "slept")),
                "won",
                "end"))
        .call("make", "append", "made", null, "wait")
        .call(
            "wait",
            "wait",
            Map.of("millis", ProgramDraft.number(3_000)),
            null,
            90_000,
            ProgramDraft.ONCE,
            null)
        .node(
            new SleepIr(
                "sleep", expression("duration('" + sleep + "')"), false, ClausesIr.NONE, null))
        .node(yields("called", "the call"))
        .node(yields("slept", "the sleep"))
        .call("unmake", "append", "unmade", null, null)
        .undo("make", "unmake")
        .returns("end", "won", "won")
        .wallClock(120_000);
  }

  @Test
  void loser_isStoppedAndTakenBackBeforeTheArmOfTheWinner(@TempDir Path folder) throws Exception {
    IrStore store = new FolderIrStore(folder.resolve("programs"));
    Path ledger = folder.resolve("ledger");
    ToolRegistry tools = ToolRegistry.of(List.of(new LedgerTool(() -> ledger)));
    try (RunClient client = RunClient.connect(target, store, tools);
        WorkerProcess worker = WorkerProcess.start(target, folder)) {
      RunHandle run = start(client, store, draft("slept", "1s"));
      assertThat(run.await()).isEqualTo(new RunOutcome.Completed(TextNode.valueOf("the sleep")));
    }
    assertThat(LedgerTool.lines(ledger))
        .containsExactly("made", "waiting", "interrupted", "unmade");
  }

  @Test
  void headThatIsLostWithItsWorker_endsTheRaceAndIsTakenBack(@TempDir Path folder)
      throws Exception {
    IrStore store = new FolderIrStore(folder.resolve("programs"));
    Path ledger = folder.resolve("ledger");
    ToolRegistry tools = ToolRegistry.of(List.of(new LedgerTool(() -> ledger)));
    try (RunClient client = RunClient.connect(target, store, tools)) {
      RunHandle run;
      try (WorkerProcess first = WorkerProcess.start(target, folder)) {
        run = start(client, store, draft("called", "60s"));
        LedgerTool.awaitLine(ledger, "waiting");
        first.kill();
      }
      try (WorkerProcess second = WorkerProcess.start(target, folder)) {
        RunOutcome.Failed failed = (RunOutcome.Failed) run.await();
        assertThat(failed.step()).isEqualTo("wait");
      }
    }
    assertThat(LedgerTool.lines(ledger)).containsExactly("made", "waiting", "unmade");
  }
}
