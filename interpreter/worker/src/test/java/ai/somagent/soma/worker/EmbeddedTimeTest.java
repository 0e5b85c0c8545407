package ai.somagent.soma.worker;

import static ai.somagent.soma.worker.ProgramDraft.INT;
import static ai.somagent.soma.worker.ProgramDraft.ONCE;
import static ai.somagent.soma.worker.ProgramDraft.TEXT;
import static ai.somagent.soma.worker.ProgramDraft.expression;
import static ai.somagent.soma.worker.ProgramDraft.number;
import static ai.somagent.soma.worker.ProgramDraft.text;
import static org.assertj.core.api.Assertions.assertThat;

import ai.somagent.soma.ir.node.ClausesIr;
import ai.somagent.soma.ir.node.EffectIr.SleepIr;
import ai.somagent.soma.ir.node.NodeIr;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What programs do with time, on the embedded server. */
@Timeout(60)
class EmbeddedTimeTest extends EmbeddedBench {
  private static NodeIr sleep(String id, String duration, @Nullable String next) {
    return new SleepIr(id, expression("duration('" + duration + "')"), false, ClausesIr.NONE, next);
  }

  /** A {@code try} around {@code body} that gives {@code "in time"} or {@code "late"}. */
  private static ProgramDraft limited(String name, long withinMillis, String body) {
    return new ProgramDraft(name)
        .output(TEXT)
        .slot("text", TEXT)
        .node(
            new NodeIr.TryIr(
                "try",
                body,
                List.of(new NodeIr.CatchIr(List.of("Timeout"), null, "late")),
                withinMillis,
                null,
                null,
                "text",
                "end"))
        .node(new NodeIr.ExitIr("late", "try", NodeIr.ExitIr.Mode.YIELD, text("late")))
        .node(new NodeIr.ExitIr("good", "try", NodeIr.ExitIr.Mode.YIELD, text("in time")))
        .returns("end", "text", "text");
  }

  @Test
  void sleep_lastsAsLongAsItSaysAndCostsATimerAndATask() throws Exception {
    ProgramDraft draft =
        new ProgramDraft("sleep")
            .output(ProgramDraft.BOOL)
            .node(sleep("sleep", "0.3s", "end"))
            .returns("end", "run.now - run.started_at >= duration('0.3s')", "run");
    RunHandle run = bench.start(draft);
    assertThat(run.await()).isEqualTo(new RunOutcome.Completed(BooleanNode.TRUE));
    assertThat(bench.eventTypes(run))
        .containsExactly(
            "WORKFLOW_EXECUTION_STARTED",
            "WORKFLOW_TASK_SCHEDULED",
            "WORKFLOW_TASK_STARTED",
            "WORKFLOW_TASK_COMPLETED",
            "TIMER_STARTED",
            "TIMER_FIRED",
            "WORKFLOW_TASK_SCHEDULED",
            "WORKFLOW_TASK_STARTED",
            "WORKFLOW_TASK_COMPLETED",
            "WORKFLOW_EXECUTION_COMPLETED");
  }

  @Test
  void sleepThatIsOver_costsNothing() throws Exception {
    ProgramDraft draft =
        new ProgramDraft("over")
            .node(
                new SleepIr(
                    "sleep", expression("run.started_at", "run"), true, ClausesIr.NONE, null));
    RunHandle run = bench.start(draft);
    run.await();
    assertThat(bench.eventTypes(run)).doesNotContain("TIMER_STARTED");
  }

  @Test
  void limitOfATry_stopsACallAndIsTakenByItsOwnHandler() throws Exception {
    ProgramDraft draft =
        limited("late", 500, "wait")
            .call("wait", "wait", Map.of("millis", number(30_000)), null, 40_000, ONCE, "good");
    RunHandle run = bench.start(draft);
    assertThat(run.await()).isEqualTo(new RunOutcome.Completed(TextNode.valueOf("late")));
    assertThat(bench.ledger()).containsExactly("waiting", "interrupted");
  }

  @Test
  void limitOfATryThatEndsInTime_isTakenBackWithTheNextCommands() throws Exception {
    ProgramDraft draft =
        limited("in_time", 30_000, "write")
            .slot("n", INT)
            .call("write", "append", "x", "n", "good");
    RunHandle run = bench.start(draft);
    assertThat(run.await()).isEqualTo(new RunOutcome.Completed(TextNode.valueOf("in time")));
    assertThat(bench.eventTypes(run)).contains("TIMER_STARTED").doesNotContain("TIMER_FIRED");
  }

  @Test
  void limitOfACall_isKeptByTheServerWithoutATimer() throws Exception {
    ClausesIr clauses = new ClausesIr(null, 40_000L, ONCE, 500L, null, null, List.of());
    ProgramDraft draft =
        limited("call_within", 30_000, "wait")
            .call("wait", "wait", Map.of("millis", number(30_000)), null, 40_000, ONCE, "good")
            .replace(
                "wait",
                new NodeIr.CallIr(
                    "wait", "ledger.wait", Map.of("millis", number(30_000)), null, clauses, "good"))
            .replace(
                "try",
                new NodeIr.TryIr(
                    "try",
                    "wait",
                    List.of(new NodeIr.CatchIr(List.of("Timeout"), null, "late")),
                    "text",
                    "end"));
    RunHandle run = bench.start(draft);
    assertThat(run.await()).isEqualTo(new RunOutcome.Completed(TextNode.valueOf("late")));
    assertThat(bench.eventTypes(run)).doesNotContain("TIMER_STARTED");
  }

  @Test
  void wallClock_endsASleep() throws Exception {
    ProgramDraft draft =
        new ProgramDraft("wall").wallClock(700).node(sleep("long", "0.6s", "more"));
    draft.node(sleep("more", "0.6s", null));
    RunOutcome.Failed failed = (RunOutcome.Failed) bench.start(draft).await();
    assertThat(failed.kind()).isEqualTo("Timeout");
    assertThat(failed.message()).contains("wall-clock budget");
  }

  @Test
  void cancelledRun_doesNotSleepOn() throws Exception {
    ProgramDraft draft =
        new ProgramDraft("cancelled")
            .call("write", "append", "asleep", null, "sleep")
            .node(sleep("sleep", "50s", null));
    RunHandle run = bench.start(draft);
    bench.awaitLedger("asleep");
    run.cancel("enough");
    assertThat(run.await()).isInstanceOf(RunOutcome.Cancelled.class);
  }
}
