package ai.somagent.soma.worker;

import static ai.somagent.soma.worker.ProgramDraft.INT;
import static ai.somagent.soma.worker.ProgramDraft.ONCE;
import static ai.somagent.soma.worker.ProgramDraft.number;
import static ai.somagent.soma.worker.ProgramDraft.text;
import static org.assertj.core.api.Assertions.assertThat;

import ai.somagent.soma.ir.node.NodeIr;
import ai.somagent.soma.ir.node.RetryIr;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Attempts, limits, cancellation and broken tools, on the embedded server. */
class RunFailureTest extends EmbeddedBench {
  @Test
  void unavailableTool_isTriedAgainAsOftenAsAllowed() throws Exception {
    RetryIr retry = new RetryIr(2, 10, 20, List.of());
    RunHandle run = bench.start(flaky("retried", 3, retry));
    List<RunProgress> progress = new ArrayList<>();
    run.watch(progress::add);
    assertThat(run.await()).isInstanceOf(RunOutcome.Completed.class);
    assertThat(bench.ledger()).containsExactly("attempt 1", "attempt 2", "attempt 3");
    assertThat(progress.getLast())
        .isInstanceOfSatisfying(
            RunProgress.StepCompleted.class, done -> assertThat(done.attempts()).isEqualTo(3));
  }

  @Test
  void attemptThatFollowsAFailedOne_isShownWhileItIsAwaited() throws Exception {
    RunHandle run = bench.start(flaky("shown", 2, new RetryIr(2, 4_000, 4_000, List.of())));
    List<RunProgress> progress = new ArrayList<>();
    run.watch(progress::add);
    assertThat(progress)
        .hasExactlyElementsOfTypes(
            RunProgress.StepStarted.class,
            RunProgress.StepRetrying.class,
            RunProgress.StepCompleted.class);
    RunProgress.StepRetrying retrying = (RunProgress.StepRetrying) progress.get(1);
    assertThat(retrying.attempt()).isEqualTo(2);
    assertThat(retrying.failure())
        .isEqualTo(new StepFailure("Unavailable", "the ledger is closed"));
  }

  @Test
  void unavailableTool_failsWhenItsAttemptsAreUsedUp() throws Exception {
    RunHandle run = bench.start(flaky("exhausted", 9, new RetryIr(1, 10, 20, List.of())));
    assertThat(run.await())
        .isInstanceOfSatisfying(
            RunOutcome.Failed.class, failed -> assertThat(failed.kind()).isEqualTo("Unavailable"));
    assertThat(bench.ledger()).containsExactly("attempt 1", "attempt 2");
  }

  @Test
  void retryClauseWithOtherKinds_isNotTriedAgain() throws Exception {
    RetryIr retry = new RetryIr(5, 10, 20, List.of("Timeout"));
    RunHandle run = bench.start(flaky("other_kind", 9, retry));
    assertThat(run.await()).isInstanceOf(RunOutcome.Failed.class);
    assertThat(bench.ledger()).containsExactly("attempt 1");
  }

  @Test
  void callBeyondItsTimeout_isInterruptedAndFailsWithTimeout() throws Exception {
    ProgramDraft draft =
        new ProgramDraft("slow")
            .call("wait", "wait", Map.of("millis", number(60_000)), null, 300, ONCE, null);
    assertThat(bench.start(draft).await())
        .isInstanceOfSatisfying(
            RunOutcome.Failed.class,
            failed -> {
              assertThat(failed.kind()).isEqualTo("Timeout");
              assertThat(failed.message()).isEqualTo("`ledger.wait` gave no answer within 300 ms");
            });
    assertThat(bench.ledger()).containsExactly("waiting", "interrupted");
  }

  @Test
  void wallClockBudget_endsTheRunWithTimeout() throws Exception {
    ProgramDraft draft =
        new ProgramDraft("late")
            .wallClock(3_000)
            .call("wait", "wait", Map.of("millis", number(60_000)), null, 3_000, ONCE, null);
    assertThat(bench.start(draft).await())
        .isInstanceOfSatisfying(
            RunOutcome.Failed.class,
            failed -> {
              assertThat(failed.kind()).isEqualTo("Timeout");
              assertThat(failed.message()).isEqualTo("the wall-clock budget of the run is used up");
            });
  }

  @Test
  void wallClockBudget_leavesRoomForTheCatch() throws Exception {
    ProgramDraft draft =
        new ProgramDraft("late_caught")
            .wallClock(3_000)
            .node(
                new NodeIr.TryIr(
                    "try",
                    "wait",
                    List.of(new NodeIr.CatchIr(List.of("Timeout"), null, "tidy")),
                    null,
                    null))
            .call("wait", "wait", Map.of("millis", number(60_000)), null, 3_000, ONCE, null)
            .call("tidy", "append", Map.of("line", text("tidied")), null, 1_000, ONCE, null);
    assertThat(bench.start(draft).await()).isInstanceOf(RunOutcome.Completed.class);
    assertThat(bench.ledger()).contains("waiting", "tidied");
  }

  @Test
  void cancelledRun_interruptsItsCallAndKeepsTheReason() throws Exception {
    ProgramDraft draft =
        new ProgramDraft("cancelled")
            .call("wait", "wait", Map.of("millis", number(60_000)), null, 60_000, ONCE, "then")
            .call("then", "append", "never", null, null);
    RunHandle run = bench.start(draft);
    bench.awaitLedger("waiting");
    run.cancel("changed my mind");
    assertThat(run.await()).isEqualTo(new RunOutcome.Cancelled("changed my mind"));
    assertThat(bench.ledger()).containsExactly("waiting", "interrupted");
    RunView view = bench.client().describe(run.runId());
    assertThat(view.status()).isEqualTo(RunStatus.CANCELLED);
    assertThat(view.steps()).extracting(StepView::state).containsExactly(StepState.CANCELLED);
  }

  @Test
  void endedRun_ignoresCancellation() throws Exception {
    RunHandle run =
        bench.start(new ProgramDraft("over").call("first", "append", "one", null, null));
    RunOutcome outcome = run.await();
    run.cancel("too late");
    assertThat(run.await()).isEqualTo(outcome);
  }

  @Test
  void resultOfTheWrongType_isInvalid() throws Exception {
    ProgramDraft draft =
        new ProgramDraft("wrong").call("wrong", "wrong", Map.of(), null, 5_000, ONCE, null);
    assertThat(bench.start(draft).await())
        .isInstanceOfSatisfying(
            RunOutcome.Failed.class,
            failed -> {
              assertThat(failed.kind()).isEqualTo("Invalid");
              assertThat(failed.message()).startsWith("the result of `ledger.wrong` does not fit");
            });
  }

  @Test
  void toolThatBreaksDown_isAToolError() throws Exception {
    ProgramDraft draft =
        new ProgramDraft("crash").call("crash", "crash", Map.of(), null, 5_000, ONCE, null);
    assertThat(bench.start(draft).await())
        .isInstanceOfSatisfying(
            RunOutcome.Failed.class,
            failed -> {
              assertThat(failed.kind()).isEqualTo("ToolError");
              assertThat(failed.message())
                  .isEqualTo("`ledger.crash` broke down: IllegalStateException: a bug of the tool");
              assertThat(failed.fields().get("code").textValue()).isEqualTo("crashed");
            });
  }

  @Test
  void inputThatDoesNotFit_isInvalid() throws Exception {
    ProgramDraft draft =
        new ProgramDraft("input").input("count", INT).call("first", "append", "one", null, null);
    assertThat(bench.start(draft, JsonNodeFactory.instance.objectNode().put("count", "x")).await())
        .isInstanceOfSatisfying(
            RunOutcome.Failed.class, failed -> assertThat(failed.kind()).isEqualTo("Invalid"));
    assertThat(bench.ledger()).isEmpty();
  }

  private static ProgramDraft flaky(String name, int worksAt, RetryIr retry) {
    return new ProgramDraft(name)
        .call("flaky", "flaky", Map.of("works_at", number(worksAt)), null, 5_000, retry, null);
  }
}
