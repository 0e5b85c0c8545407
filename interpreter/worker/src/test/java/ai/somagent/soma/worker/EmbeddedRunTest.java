package ai.somagent.soma.worker;

import static ai.somagent.soma.worker.ProgramDraft.INT;
import static ai.somagent.soma.worker.ProgramDraft.ONCE;
import static ai.somagent.soma.worker.ProgramDraft.TEXT;
import static ai.somagent.soma.worker.ProgramDraft.text;
import static org.assertj.core.api.Assertions.assertThat;

import ai.somagent.soma.ir.node.NodeIr;
import ai.somagent.soma.ir.type.FieldIr;
import ai.somagent.soma.ir.type.TypeIr;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Programs on the embedded server: what they give and what they cost. */
class EmbeddedRunTest extends EmbeddedBench {
  @Test
  void twoCallsInSequence_costSeventeenEvents() throws Exception {
    ProgramDraft draft =
        new ProgramDraft("sequence")
            .output(INT)
            .slot("a", INT)
            .slot("b", INT)
            .call("first", "append", "one", "a", "second")
            .call("second", "append", "two", "b", "end")
            .returns("end", "a * 10 + b", "a", "b");
    RunHandle run = bench.start(draft);
    assertThat(run.await()).isEqualTo(new RunOutcome.Completed(IntNode.valueOf(12)));
    assertThat(bench.ledger()).containsExactly("one", "two");
    assertThat(run.historyEvents()).isEqualTo(17);
  }

  @Test
  void endedRun_isDescribedWithItsSteps() throws Exception {
    ProgramDraft draft = new ProgramDraft("described").call("first", "append", "one", null, null);
    RunHandle run = bench.start(draft);
    List<RunProgress> progress = new ArrayList<>();
    run.watch(progress::add);
    assertThat(progress)
        .hasExactlyElementsOfTypes(RunProgress.StepStarted.class, RunProgress.StepCompleted.class)
        .allSatisfy(each ->
            assertThat(each.step())
                .isEqualTo(
                    new RunStep(
                        "first",
                        "first",
                        "ledger.append",
                        draft.sourceMap().nodes().get("first"))));
    RunView view = bench.client().describe(run.runId());
    assertThat(view.status()).isEqualTo(RunStatus.COMPLETED);
    assertThat(view.capsule()).isEqualTo("test.described");
    assertThat(view.program()).isEqualTo(draft.sourceMap().program());
    assertThat(view.outcome())
        .isEqualTo(new RunOutcome.Completed(JsonNodeFactory.instance.nullNode()));
    assertThat(view.historyEvents()).isEqualTo(11);
    assertThat(view.closedAt()).isAfterOrEqualTo(view.startedAt());
    assertThat(view.steps()).extracting(StepView::state).containsExactly(StepState.COMPLETED);
  }

  @Test
  void parallelCalls_leaveInOneWorkflowTask() throws Exception {
    ProgramDraft draft =
        new ProgramDraft("wave")
            .output(INT)
            .slot("a", INT)
            .slot("b", INT)
            .slot("c", INT)
            .node(new NodeIr.ParallelIr("all", List.of("x", "y", "z"), "end"))
            .call("x", "append", "x", "a", null)
            .call("y", "append", "y", "b", null)
            .call("z", "append", "z", "c", null)
            .returns("end", "a + b + c > 0 ? 1 : 0", "a", "b", "c");
    RunHandle run = bench.start(draft);
    assertThat(run.await()).isEqualTo(new RunOutcome.Completed(IntNode.valueOf(1)));
    assertThat(bench.ledger()).containsExactlyInAnyOrder("x", "y", "z");
    assertThat(bench.eventTypes(run).subList(3, 7))
        .containsExactly(
            "WORKFLOW_TASK_COMPLETED",
            "ACTIVITY_TASK_SCHEDULED",
            "ACTIVITY_TASK_SCHEDULED",
            "ACTIVITY_TASK_SCHEDULED");
  }

  @Test
  void loop_numbersItsTurnsInTheStepKeys() throws Exception {
    TypeIr list = new TypeIr.ListTypeIr(TEXT, ai.somagent.soma.ir.type.LimitsIr.NONE, false);
    ProgramDraft draft =
        new ProgramDraft("turns")
            .output(list)
            .slot("line", TEXT)
            .slot("key", TEXT)
            .slot("keys", list)
            .node(
                new NodeIr.ForIr(
                    "each",
                    ProgramDraft.expression("['a', 'b']"),
                    false,
                    null,
                    "line",
                    10,
                    1,
                    "ask",
                    "keys",
                    "end"))
            .call("ask", "key", Map.of(), "key", 5_000, ONCE, "give")
            .node(
                new NodeIr.ExitIr(
                    "give",
                    "each",
                    NodeIr.ExitIr.Mode.YIELD,
                    ProgramDraft.expression("key", "key")))
            .returns("end", "keys", "keys");
    RunHandle run = bench.start(draft);
    JsonNode keys = ((RunOutcome.Completed) run.await()).result();
    List<String> stepKeys =
        bench.client().describe(run.runId()).steps().stream()
            .map(step -> step.step().key())
            .toList();
    assertThat(stepKeys).hasSize(2).doesNotHaveDuplicates();
    assertThat(keys)
        .extracting(JsonNode::textValue)
        .containsExactly(run.runId() + "/" + stepKeys.get(0), run.runId() + "/" + stepKeys.get(1));
  }

  @Test
  void whileLoop_countsInAVariableAndCostsOnlyItsCalls() throws Exception {
    ProgramDraft draft =
        new ProgramDraft("counting")
            .output(INT)
            .state("n", INT)
            .slot("size", INT)
            .node(new NodeIr.VarIr("first", "n", ProgramDraft.number(0), "again"))
            .node(
                new NodeIr.WhileIr(
                    "again", ProgramDraft.expression("n < 2", "n"), 9, "write", "end"))
            .call("write", "append", "turn", "size", "count")
            .node(new NodeIr.SetIr("count", "n", ProgramDraft.expression("size", "size"), null))
            .returns("end", "n", "n");
    RunHandle run = bench.start(draft);
    assertThat(run.await()).isEqualTo(new RunOutcome.Completed(IntNode.valueOf(2)));
    assertThat(bench.ledger()).containsExactly("turn", "turn");
    assertThat(run.historyEvents()).isEqualTo(17);
  }

  @Test
  void declaredError_isCaughtWithItsFields() throws Exception {
    ProgramDraft draft =
        new ProgramDraft("caught")
            .output(TEXT)
            .slot("e", ProgramDraft.ANY)
            .slot("text", TEXT)
            .error("test.Refused", new FieldIr("line", TEXT, null))
            .node(
                new NodeIr.TryIr(
                    "try",
                    "refuse",
                    List.of(new NodeIr.CatchIr(List.of("test.Refused"), "e", "answer")),
                    "text",
                    "end"))
            .call("refuse", "refuse", Map.of("line", text("no")), null, 5_000, ONCE, "never")
            .node(new NodeIr.ExitIr("never", "try", NodeIr.ExitIr.Mode.YIELD, text("not refused")))
            .node(
                new NodeIr.ExitIr(
                    "answer",
                    "try",
                    NodeIr.ExitIr.Mode.YIELD,
                    ProgramDraft.expression("e.kind + ' ' + e.line + ' ' + e.step", "e")))
            .returns("end", "text", "text");
    assertThat(bench.start(draft).await())
        .isEqualTo(new RunOutcome.Completed(TextNode.valueOf("test.Refused no refuse")));
  }

  @Test
  void declaredErrorThatNothingCatches_endsTheRunWithKindPlaceAndFields() throws Exception {
    ProgramDraft draft =
        new ProgramDraft("uncaught")
            .error("test.Refused", new FieldIr("line", TEXT, null))
            .call("refuse", "refuse", Map.of("line", text("no")), null, 5_000, ONCE, null);
    RunHandle run = bench.start(draft);
    assertThat(run.await())
        .isEqualTo(
            new RunOutcome.Failed(
                "test.Refused",
                "the ledger refuses this line",
                "refuse",
                draft.sourceMap().nodes().get("refuse"),
                JsonNodeFactory.instance.objectNode().put("line", "no")));
    StepView step = bench.client().describe(run.runId()).steps().getFirst();
    assertThat(step.state()).isEqualTo(StepState.FAILED);
    assertThat(step.failure())
        .isEqualTo(new StepFailure("test.Refused", "the ledger refuses this line"));
  }

  @Test
  @Timeout(120)
  void callsThatFailTogether_endEachRun() throws Exception {
    FailingTogether.assertThatEachRunEnds(bench);
  }
}
