package ai.somagent.soma.worker;

import static ai.somagent.soma.worker.ProgramDraft.INT;
import static ai.somagent.soma.worker.ProgramDraft.ONCE;
import static ai.somagent.soma.worker.ProgramDraft.expression;
import static ai.somagent.soma.worker.ProgramDraft.number;
import static org.assertj.core.api.Assertions.assertThat;

import ai.somagent.soma.ir.HandlerIr;
import ai.somagent.soma.ir.MembersIr;
import ai.somagent.soma.ir.MembersIr.SignalIr;
import ai.somagent.soma.ir.node.ClausesIr;
import ai.somagent.soma.ir.node.EffectIr.AwaitIr;
import ai.somagent.soma.ir.node.EffectIr.SleepIr;
import ai.somagent.soma.ir.node.NodeIr;
import ai.somagent.soma.ir.type.FieldIr;
import ai.somagent.soma.ir.type.TypeDefinitionIr;
import ai.somagent.soma.ir.type.TypeIr;
import ai.somagent.soma.servers.catalogue.Server;
import ai.somagent.soma.servers.install.InstalledServer;
import ai.somagent.soma.servers.junit.RealServer;
import ai.somagent.soma.worker.wire.RunMemo;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.temporal.api.history.v1.HistoryEvent;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A run that outgrows its history goes on in a fresh one; nobody has to know. */
@Timeout(240)
class RealServerRollOverTest {
  private static final String LIMIT = "limit.historyCount.suggestContinueAsNew=60";
  private static final int TURNS = 8;
  private static final int AT_ONCE = 10;
  private static final int CALLS = TURNS * AT_ONCE;

  /**
   * Turns with many calls at once, beside a sleep; then waits until signals have raised a number.
   */
  private static ProgramDraft program() {
    List<FieldIr> by = List.of(new FieldIr("by", INT, null));
    ClausesIr within = new ClausesIr(null, null, null, 200_000L, null, null, List.of());
    TypeIr step = new TypeIr.NamedTypeIr("test.Step");
    return new ProgramDraft("long")
        .wallClock(200_000)
        .toolCalls(CALLS + 10)
        .output(INT)
        .type("test.Step", new TypeDefinitionIr.RecordIr(by))
        .state("n", INT)
        .state("i", INT)
        .slot("s", INT)
        .slot("x", INT)
        .members(
            new MembersIr(
                Map.of("n", number(0)),
                Map.of(
                    "step", new SignalIr(step, 9, null, new HandlerIr(Map.of("by", "s"), "add"))),
                Map.of(),
                Map.of(),
                List.of()))
        .node(new NodeIr.ParallelIr("both", List.of("first", "nap"), "wait"))
        .node(new NodeIr.VarIr("first", "i", number(0), "loop"))
        .node(new NodeIr.WhileIr("loop", expression("i < " + TURNS, "i"), 1_000, "wave", null))
        .node(
            new NodeIr.ForIr(
                "wave",
                expression(IntStream.range(0, AT_ONCE).boxed().toList().toString()),
                false,
                null,
                "x",
                AT_ONCE,
                AT_ONCE,
                "write",
                null,
                "next"))
        .call(
            "write",
            "append",
            Map.of("line", expression("string(i * " + AT_ONCE + " + x)", "i", "x")),
            null,
            5_000,
            ONCE,
            null)
        .node(new NodeIr.SetIr("next", "i", expression("i + 1", "i"), null))
        .node(new SleepIr("nap", expression("duration('5s')"), false, ClausesIr.NONE, "slept"))
        .call("slept", "append", "slept", null, null)
        .node(new AwaitIr("wait", null, expression("n >= 5", "n"), null, within, "end"))
        .returns("end", "n", "n")
        .node(new NodeIr.SetIr("add", "n", expression("n + s", "n", "s"), null));
  }

  @Test
  void longRun_goesOnInAFreshHistory(
      @TempDir Path folder, @RealServer(Server.TEMPORAL) InstalledServer temporal)
      throws Exception {
    Path binary = temporal.home().resolve("temporal");
    try (TemporalDevServer server = TemporalDevServer.start(binary, List.of(LIMIT));
        WorkerBench bench = new WorkerBench(server.target(), folder)) {
      RunHandle run = bench.start(program(), JsonNodeFactory.instance.objectNode());
      run.signal("step", JsonNodeFactory.instance.objectNode().put("by", 2));
      bench.awaitLedger(String.valueOf(CALLS - 1));
      run.signal("step", JsonNodeFactory.instance.objectNode().put("by", 3));

      assertThat(run.await()).isEqualTo(new RunOutcome.Completed(IntNode.valueOf(5)));

      List<String> lines = new ArrayList<>(bench.ledger());
      assertThat(lines.remove("slept")).isTrue();
      assertThat(lines)
          .containsExactlyInAnyOrderElementsOf(
              IntStream.range(0, CALLS).mapToObj(String::valueOf).toList());
      List<HistoryEvent> history = bench.history(run);
      assertThat(history)
          .anyMatch(event -> event.hasWorkflowExecutionContinuedAsNewEventAttributes());
      HistoryEvent last =
          history.stream()
              .filter(HistoryEvent::hasWorkflowExecutionStartedEventAttributes)
              .toList()
              .getLast();
      assertThat(last.getWorkflowExecutionStartedEventAttributes().getMemo().getFieldsMap())
          .containsKey(RunMemo.CAPSULE);
      RunView view = bench.client().describe(run.runId());
      assertThat(view.steps()).hasSize(CALLS + 1);
      assertThat(view.outcome()).isEqualTo(new RunOutcome.Completed(IntNode.valueOf(5)));
    }
  }
}
