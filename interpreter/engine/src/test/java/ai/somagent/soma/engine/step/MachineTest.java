package ai.somagent.soma.engine.step;

import static ai.somagent.soma.engine.step.TestProgram.attempt;
import static ai.somagent.soma.engine.step.TestProgram.await;
import static ai.somagent.soma.engine.step.TestProgram.call;
import static ai.somagent.soma.engine.step.TestProgram.exit;
import static ai.somagent.soma.engine.step.TestProgram.handler;
import static ai.somagent.soma.engine.step.TestProgram.let;
import static ai.somagent.soma.engine.step.TestProgram.limited;
import static ai.somagent.soma.engine.step.TestProgram.loop;
import static ai.somagent.soma.engine.step.TestProgram.parallel;
import static ai.somagent.soma.engine.step.TestProgram.returning;
import static ai.somagent.soma.engine.step.TestProgram.set;
import static ai.somagent.soma.engine.step.TestProgram.sleep;
import static ai.somagent.soma.engine.step.TestProgram.yielding;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.somagent.soma.engine.command.Command;
import ai.somagent.soma.engine.command.Command.CancelCall;
import ai.somagent.soma.engine.command.Command.CompleteRun;
import ai.somagent.soma.engine.command.Command.EndCancelled;
import ai.somagent.soma.engine.command.Command.FailRun;
import ai.somagent.soma.engine.command.Command.ScheduleCall;
import ai.somagent.soma.engine.command.Command.StartTimer;
import ai.somagent.soma.engine.event.MachineEvent.CallCancelled;
import ai.somagent.soma.engine.event.MachineEvent.CallCompleted;
import ai.somagent.soma.engine.event.MachineEvent.CallFailed;
import ai.somagent.soma.engine.event.MachineEvent.CancelRequested;
import ai.somagent.soma.engine.event.MachineEvent.SignalReceived;
import ai.somagent.soma.engine.event.MachineEvent.TimerFired;
import ai.somagent.soma.engine.event.MachineEvent.WallClockExceeded;
import ai.somagent.soma.engine.expression.EvaluationException;
import ai.somagent.soma.engine.state.MachineState;
import ai.somagent.soma.engine.state.RunContext;
import ai.somagent.soma.engine.state.RunError;
import ai.somagent.soma.engine.state.RunStatus;
import ai.somagent.soma.engine.value.Value;
import ai.somagent.soma.engine.value.Value.IntValue;
import ai.somagent.soma.engine.value.Value.ListValue;
import ai.somagent.soma.engine.value.Value.MapValue;
import ai.somagent.soma.engine.value.Value.TextValue;
import ai.somagent.soma.ir.ProgramIr;
import ai.somagent.soma.ir.node.NodeIr.ExitIr.Mode;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MachineTest {
  private static final RunContext RUN =
      new RunContext("run-1", Instant.parse("2026-01-02T03:04:05Z"));
  private static final Instant NOW = RUN.startedAt();
  private static final JsonNode INPUT = JsonNodeFactory.instance.objectNode().put("n", 7);
  private static final MapValue NO_FIELDS = new MapValue(Map.of());

  private static Machine machine(ProgramIr program) {
    return new Machine(program, "sha256:p", new TestCel(), MachineLimits.DEFAULT);
  }

  private static Value text(String text) {
    return new TextValue(text);
  }

  private static List<String> scheduled(StepResult result) {
    return result.commands().stream()
        .filter(ScheduleCall.class::isInstance)
        .map(command -> ((ScheduleCall) command).key())
        .toList();
  }

  private static Value result(StepResult result) {
    return ((CompleteRun) result.commands().getLast()).result();
  }

  private static RunError error(StepResult result) {
    return ((FailRun) result.commands().getLast()).error();
  }

  @Test
  void programWithoutSteps_completesWithNothing() {
    StepResult result = machine(TestProgram.of()).start(RUN, INPUT, NOW);

    assertThat(result.commands()).containsExactly(new CompleteRun(Value.NullValue.NULL));
    assertThat(result.state().status()).isEqualTo(RunStatus.COMPLETED);
  }

  @Test
  void inputAndRun_areReadable() {
    Machine machine =
        machine(TestProgram.of(returning("[input.n, run.id, string(run.started_at)]")));

    assertThat(result(machine.start(RUN, INPUT, NOW)))
        .isEqualTo(
            new ListValue(List.of(new IntValue(7), text("run-1"), text("2026-01-02T03:04:05Z"))));
  }

  @Test
  void inputThatDoesNotFit_failsTheRunAtOnce() {
    Machine machine = machine(TestProgram.of(call("v1", "1")));
    JsonNode input = JsonNodeFactory.instance.objectNode().put("n", 1).put("m", 2);

    StepResult result = machine.start(RUN, input, NOW);

    assertThat(result.commands())
        .containsExactly(
            new FailRun(
                new RunError(
                    "Invalid",
                    "the input does not fit: `/m`: no such field",
                    Machine.INPUT_STEP,
                    NO_FIELDS)));
    assertThat(result.state().status()).isEqualTo(RunStatus.FAILED);
  }

  @Test
  void call_asksWithCheckedArgumentsAndBindsTheAnswer() {
    Machine machine = machine(TestProgram.of(call("v1", "input.n"), returning("v1 + '!'")));

    StepResult first = machine.start(RUN, INPUT, NOW);
    ScheduleCall call = (ScheduleCall) first.commands().getFirst();
    StepResult second = machine.step(first.state(), new CallCompleted(1, text("done")), NOW);

    assertThat(call.arguments()).hasToString("{\"x\":7}");
    assertThat(call.tool()).isEqualTo("echo");
    assertThat(result(second)).isEqualTo(text("done!"));
  }

  @Test
  void argumentsThatDoNotFit_raiseInvalidAtTheCall() {
    JsonNode input = JsonNodeFactory.instance.objectNode().put("n", "x".repeat(200_000));

    StepResult result =
        machine(TestProgram.of(call("v1", "input.n + input.n"))).start(RUN, input, NOW);

    assertThat(error(result).kind()).isEqualTo("Invalid");
    assertThat(error(result).message())
        .isEqualTo(
            "the arguments of echo.say do not fit: `/x`: expected at most 262144 bytes of JSON,"
                + " found 400002");
  }

  @Test
  void outputThatDoesNotFit_raisesInvalidAndMayBeCaught() {
    String tooDeep = "[".repeat(102) + "]".repeat(102);
    ProgramIr program =
        TestProgram.of(
            attempt(
                "t",
                "v1",
                List.of(returning(tooDeep)),
                handler("Invalid", "v2", yielding("t", "v2.message"))),
            returning("v1"));

    assertThat(result(machine(program).start(RUN, INPUT, NOW)))
        .isEqualTo(
            text("the output does not fit: `" + "/0".repeat(101) + "`: nests deeper than 100"));
  }

  @Test
  void keys_nameTheTurnsOfAllLoopsAroundACall() {
    ProgramIr program =
        TestProgram.of(
            loop(
                "l",
                "['a', 'b']",
                9,
                1,
                "v1",
                null,
                parallel(
                    List.of(loop("m", "[1, 2]", 9, 2, "v2", null, call("v3", "v2"))),
                    List.of(call("v4", "v1")))));
    Machine machine = machine(program);

    StepResult start = machine.start(RUN, INPUT, NOW);
    StepResult last = start;
    for (long id = 1; id <= 3; id++) {
      last = machine.step(last.state(), new CallCompleted(id, text("x")), NOW);
    }

    assertThat(scheduled(start)).containsExactly("n1[0][0]", "n1[0][1]", "n2[0]");
    assertThat(scheduled(last)).containsExactly("n1[1][0]", "n1[1][1]", "n2[1]");
  }

  @Test
  void firstFailure_cancelsTheOthersAndIsRaisedWhenTheyHaveEnded() {
    Machine machine =
        machine(
            TestProgram.of(
                parallel(
                    List.of(call("v1", "1")), List.of(call("v2", "2")), List.of(call("v3", "3")))));
    RunError broken = new RunError("ToolError", "broken", "", NO_FIELDS);
    RunError alsoBroken = new RunError("Unavailable", "also", "", NO_FIELDS);

    StepResult start = machine.start(RUN, INPUT, NOW);
    StepResult failed = machine.step(start.state(), new CallFailed(2, broken), NOW);
    StepResult third = machine.step(failed.state(), new CallFailed(3, alsoBroken), NOW);
    StepResult end = machine.step(third.state(), new CallCancelled(1), NOW);

    assertThat(failed.commands()).containsExactly(new CancelCall(1), new CancelCall(3));
    assertThat(third.commands()).isEmpty();
    assertThat(error(end)).isEqualTo(new RunError("ToolError", "broken", "n2", NO_FIELDS));
  }

  @Test
  void windowOfTwo_keepsTwoTurnsRunningAndItemOrder() {
    Machine machine =
        machine(
            TestProgram.of(
                loop("l", "[1, 2, 3]", 3, 2, "v1", "v2", call("v3", "v1"), yielding("l", "v3")),
                returning("v2")));

    StepResult start = machine.start(RUN, INPUT, NOW);
    StepResult second = machine.step(start.state(), new CallCompleted(2, text("b")), NOW);
    StepResult third = machine.step(second.state(), new CallCompleted(3, text("c")), NOW);
    StepResult end = machine.step(third.state(), new CallCompleted(1, text("a")), NOW);

    assertThat(scheduled(start)).containsExactly("n3[0]", "n3[1]");
    assertThat(scheduled(second)).containsExactly("n3[2]");
    assertThat(scheduled(third)).isEmpty();
    assertThat(result(end)).isEqualTo(new ListValue(List.of(text("a"), text("b"), text("c"))));
  }

  @Test
  void moreItemsThanAllowed_raiseLimitExceededBeforeTheFirstTurn() {
    ProgramIr program = TestProgram.of(loop("l", "[1, 2, 3]", 2, 2, "v1", null, call("v2", "1")));

    StepResult result = machine(program).start(RUN, INPUT, NOW);

    assertThat(result.commands()).hasSize(1);
    assertThat(error(result))
        .isEqualTo(
            new RunError(
                "LimitExceeded", "the loop has 3 items, at most 2 are allowed", "l", NO_FIELDS));
  }

  @Test
  void callsBeyondTheBudget_raiseLimitExceeded() {
    ProgramIr program =
        TestProgram.withBudget(
            1L, parallel(List.of(call("v1", "1")), List.of(call("v2", "2"))), returning("1"));
    Machine machine = machine(program);

    StepResult start = machine.start(RUN, INPUT, NOW);
    StepResult end = machine.step(start.state(), new CallCancelled(1), NOW);

    assertThat(start.commands()).hasSize(2).endsWith(new CancelCall(1));
    assertThat(error(end).kind()).isEqualTo("LimitExceeded");
    assertThat(error(end).message()).isEqualTo("the budget of 1 tool calls is used up");
  }

  @Test
  void caughtError_isARecordOfItsKindPlaceAndFields() {
    ProgramIr program =
        TestProgram.of(
            attempt(
                "t",
                "v1",
                List.of(TestProgram.failing("'late'")),
                handler(
                    "test.Refused",
                    "v2",
                    yielding("t", "v2.kind + '|' + v2.message + '|' + v2.step + '|' + v2.why"))),
            returning("v1"));

    assertThat(result(machine(program).start(RUN, INPUT, NOW)))
        .isEqualTo(text("test.Refused|Refused: why late|n3|late"));
  }

  @Test
  void cancelRequest_waitsForAnswersAndCannotBeCaught() {
    ProgramIr program =
        TestProgram.of(
            attempt(
                "t",
                null,
                List.of(parallel(List.of(call("v1", "1")), List.of(call("v2", "2")))),
                handler("Error", null, call("v3", "3"))));
    Machine machine = machine(program);

    StepResult asked =
        machine.step(machine.start(RUN, INPUT, NOW).state(), new CancelRequested("x"), NOW);
    StepResult again = machine.step(asked.state(), new CancelRequested("y"), NOW);
    StepResult first = machine.step(again.state(), new CallCompleted(1, text("a")), NOW);
    StepResult end = machine.step(first.state(), new CallCancelled(2), NOW);

    assertThat(asked.commands()).containsExactly(new CancelCall(1), new CancelCall(2));
    assertThat(again.commands()).isEmpty();
    assertThat(first.commands()).isEmpty();
    assertThat(end.commands()).containsExactly(new EndCancelled("x"));
    assertThat(end.state().status()).isEqualTo(RunStatus.CANCELLED);
  }

  @Test
  void wallClock_raisesTimeoutInTheMainLineOnly() {
    ProgramIr program =
        TestProgram.of(
            attempt(
                "t",
                "v1",
                List.of(
                    parallel(
                        List.of(
                            attempt(
                                "u",
                                null,
                                List.of(call("v2", "1")),
                                handler("Timeout", null, call("v3", "2")))))),
                handler("Timeout", "v4", yielding("t", "v4.step"))),
            returning("v1"));
    Machine machine = machine(program);

    StepResult late =
        machine.step(machine.start(RUN, INPUT, NOW).state(), new WallClockExceeded(), NOW);
    StepResult end = machine.step(late.state(), new CallCancelled(1), NOW);

    assertThat(late.commands()).containsExactly(new CancelCall(1));
    assertThat(result(end)).isEqualTo(text("n5"));
  }

  @Test
  void runawayLoop_endsTheRunPastItsHandlers() {
    ProgramIr program =
        TestProgram.of(
            parallel(
                List.of(call("v1", "1")),
                List.of(
                    attempt(
                        "t",
                        null,
                        List.of(
                            loop(
                                "l",
                                "[1, 2, 3, 4, 5]",
                                9,
                                1,
                                "v2",
                                null,
                                loop("m", "[1, 2, 3, 4, 5]", 9, 1, "v3", null, let("v4", "1")))),
                        handler("Error", null)))));
    Machine machine = new Machine(program, "sha256:p", new TestCel(), new MachineLimits(20));

    StepResult start = machine.start(RUN, INPUT, NOW);
    StepResult end = machine.step(start.state(), new CallCancelled(1), NOW);

    assertThat(start.commands()).hasSize(2).endsWith(new CancelCall(1));
    assertThat(start.state()).isEqualTo(OrderExplorer.throughText(start.state()));
    assertThat(error(end).kind()).isEqualTo("LimitExceeded");
    assertThat(error(end).message()).isEqualTo("more than 20 steps without waiting for a call");
  }

  @Test
  void answerToNoCall_isRefused() {
    Machine machine = machine(TestProgram.of(call("v1", "1")));
    MachineState state = machine.start(RUN, INPUT, NOW).state();

    assertThatIllegalArgumentException()
        .isThrownBy(() -> machine.step(state, new CallCompleted(2, text("a")), NOW))
        .withMessage("no call 2 is outstanding");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> machine.step(state, new CallCancelled(1), NOW))
        .withMessage("call 1 ended as cancelled, but nobody asked for that");
  }

  @Test
  void stateOfAnotherProgram_isRefused() {
    ProgramIr program = TestProgram.of(call("v1", "1"));
    MachineState state = machine(program).start(RUN, INPUT, NOW).state();
    Machine other = new Machine(program, "sha256:q", new TestCel(), MachineLimits.DEFAULT);

    assertThatIllegalArgumentException()
        .isThrownBy(() -> other.step(state, new CancelRequested("x"), NOW))
        .withMessage("the state belongs to sha256:p, this machine runs sha256:q");
  }

  @Test
  void stepsThatVerificationRefuses_areRefusedAsBroken() {
    ProgramIr leavesBranch =
        TestProgram.of(
            loop("l", "[1]", 1, 1, "v1", null, parallel(List.of(exit("l", Mode.BREAK, null)))));
    ProgramIr returnsFromBranch = TestProgram.of(parallel(List.of(returning("1"))));

    assertThatIllegalStateException()
        .isThrownBy(() -> machine(leavesBranch).start(RUN, INPUT, NOW))
        .withMessage("node n1 cannot leave l");
    assertThatIllegalStateException()
        .isThrownBy(() -> machine(returnsFromBranch).start(RUN, INPUT, NOW))
        .withMessage("node n1 returns from inside a branch");
  }

  @Test
  void equalArguments_giveEqualResults() {
    ProgramIr program = TestProgram.of(call("v1", "input.n"));

    List<Command> commands = machine(program).start(RUN, INPUT, NOW).commands();

    assertThat(machine(program).start(RUN, INPUT, NOW).commands()).isEqualTo(commands);
  }

  @Test
  void stateOfTheCapsule_hasItsFirstValuesBeforeTheFirstStep() {
    ProgramIr program =
        TestProgram.withVars(Map.of("v1", "7"), set("v1", "v1 + 1"), returning("v1"));

    assertThat(result(machine(program).start(RUN, INPUT, NOW))).isEqualTo(new IntValue(8));
  }

  @Test
  void timer_isAskedForAsAPointInTime() {
    Machine machine = machine(TestProgram.of(sleep("duration('90s')"), returning("run.now")));

    StepResult first = machine.start(RUN, INPUT, NOW);
    StepResult last = machine.step(first.state(), new TimerFired(1), NOW.plusSeconds(91));

    assertThat(first.commands())
        .containsExactly(new StartTimer(1, "n2", "n2", NOW.plusSeconds(90)));
    assertThat(result(last)).isEqualTo(new Value.TimestampValue(NOW.plusSeconds(91)));
  }

  @Test
  void timerThatNeverWas_isRefused() {
    Machine machine = machine(TestProgram.of(sleep("duration('90s')")));
    MachineState state = machine.start(RUN, INPUT, NOW).state();

    assertThatIllegalArgumentException()
        .isThrownBy(() -> machine.step(state, new TimerFired(2), NOW))
        .withMessage("there never was a timer 2");
  }

  @Test
  void limitOfWhatDoesNotWait_startsNoTimer() {
    Machine machine = machine(TestProgram.of(limited("t", null, List.of(let("v1", "1")))));

    assertThat(machine.start(RUN, INPUT, NOW).commands())
        .containsExactly(new CompleteRun(Value.NullValue.NULL));
  }

  @Test
  void signalThatIsOneTooMany_isDropped() {
    Machine machine =
        machine(TestProgram.withSignal(1, call("v1", "1"), await("v2", 9L), await("v3", 9L)));
    MachineState state = machine.start(RUN, INPUT, NOW).state();
    state = machine.step(state, new SignalReceived("s", text("a")), NOW).state();
    MachineState full = state;
    state = machine.step(state, new SignalReceived("s", text("b")), NOW).state();

    assertThat(state).isEqualTo(full);
    assertThat(state.queues()).containsOnly(Map.entry("s", List.of(text("a"))));
  }

  @Test
  void signalForTwoBranches_goesToTheFirstInTheSource() {
    Machine machine =
        machine(
            TestProgram.withSignal(
                5, parallel(List.of(await("v1", 9L)), List.of(await("v2", 9L))), returning("v1")));
    MachineState state = machine.start(RUN, INPUT, NOW).state();
    state = machine.step(state, new SignalReceived("s", text("a")), NOW).state();

    assertThat(result(machine.step(state, new SignalReceived("s", text("b")), NOW)))
        .isEqualTo(text("a"));
  }

  @Test
  void query_seesTheStateAndChangesNothing() throws EvaluationException {
    Machine machine =
        machine(TestProgram.withQuery("v1", "1", "v1 + 1", set("v1", "5"), call("v2", "v1")));
    MachineState state = machine.start(RUN, INPUT, NOW).state();

    assertThat(machine.query(state, "q", NOW)).isEqualTo(new IntValue(6));
    MachineState over = machine.step(state, new CallCompleted(1, text("x")), NOW).state();
    assertThatThrownBy(() -> machine.query(over, "q", NOW)).hasMessage("the run is over");
    assertThatThrownBy(() -> machine.query(state, "p", NOW)).hasMessageContaining("no query p");
  }
}
