package ai.somagent.soma.engine.step;

import static ai.somagent.soma.engine.step.TestProgram.await;
import static ai.somagent.soma.engine.step.TestProgram.awaitUntil;
import static ai.somagent.soma.engine.step.TestProgram.call;
import static ai.somagent.soma.engine.step.TestProgram.parallel;
import static ai.somagent.soma.engine.step.TestProgram.returning;
import static org.assertj.core.api.Assertions.assertThat;

import ai.somagent.soma.engine.command.Command;
import ai.somagent.soma.engine.command.Command.AnswerUpdate;
import ai.somagent.soma.engine.command.Command.CancelTimer;
import ai.somagent.soma.engine.command.Command.CompleteRun;
import ai.somagent.soma.engine.command.Command.RefuseUpdate;
import ai.somagent.soma.engine.event.MachineEvent;
import ai.somagent.soma.engine.event.MachineEvent.CallCompleted;
import ai.somagent.soma.engine.event.MachineEvent.CancelRequested;
import ai.somagent.soma.engine.event.MachineEvent.SignalReceived;
import ai.somagent.soma.engine.event.MachineEvent.UpdateRequested;
import ai.somagent.soma.engine.state.MachineState;
import ai.somagent.soma.engine.state.RunContext;
import ai.somagent.soma.engine.state.RunError;
import ai.somagent.soma.engine.value.Value;
import ai.somagent.soma.engine.value.Value.IntValue;
import ai.somagent.soma.engine.value.Value.ListValue;
import ai.somagent.soma.engine.value.Value.MapValue;
import ai.somagent.soma.engine.value.Value.TextValue;
import ai.somagent.soma.ir.ProgramIr;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Bodies of signals and updates, and the conditions that wait for what they change. */
class HandlerTest {
  private static final Instant NOW = Instant.parse("2026-01-02T03:04:05Z");

  private static Machine machine(ProgramIr program) {
    return new Machine(program, "sha256:p", new TestCel(), MachineLimits.DEFAULT);
  }

  private static StepResult start(Machine machine) {
    return machine.start(
        new RunContext("run-1", NOW), JsonNodeFactory.instance.objectNode().put("n", 0), NOW);
  }

  /** One step, which must be the same from the state as read back from its text. */
  private static StepResult step(Machine machine, MachineState state, MachineEvent event) {
    StepResult result = machine.step(state, event, NOW);
    assertThat(machine.step(OrderExplorer.throughText(state), event, NOW)).isEqualTo(result);
    return result;
  }

  private static MapValue x(long number) {
    return new MapValue(Map.of("x", new IntValue(number)));
  }

  private static SignalReceived signal(long number) {
    return new SignalReceived("s", x(number));
  }

  private static Value result(StepResult last) {
    return ((CompleteRun) last.commands().getLast()).result();
  }

  @Test
  void bodyOfASignal_changesTheStateThatTheMainLineReads() {
    Machine machine = machine(TestProgram.withHandlers(call("v2", "1"), returning("v1")));
    MachineState state = start(machine).state();
    state = step(machine, state, signal(4)).state();

    assertThat(result(step(machine, state, new CallCompleted(1, new IntValue(0)))))
        .isEqualTo(new IntValue(4));
  }

  @Test
  void bodyThatFails_changesNothing() {
    Machine machine = machine(TestProgram.withHandlers(call("v2", "1")));
    MachineState state = step(machine, start(machine).state(), signal(4)).state();

    assertThat(step(machine, state, signal(13))).isEqualTo(new StepResult(state, List.of()));
  }

  @Test
  void update_answersAndChanges() {
    Machine machine = machine(TestProgram.withHandlers(call("v2", "1"), returning("v1")));
    MachineState state = start(machine).state();
    StepResult updated = step(machine, state, new UpdateRequested(8, "u", x(3)));

    assertThat(updated.commands()).containsExactly(new AnswerUpdate(8, new IntValue(3)));
    assertThat(result(step(machine, updated.state(), new CallCompleted(1, new IntValue(0)))))
        .isEqualTo(new IntValue(3));
  }

  @Test
  void refusedUpdate_saysWhyAndChangesNothing() {
    Machine machine = machine(TestProgram.withHandlers(call("v2", "1")));
    MachineState state = start(machine).state();
    StepResult refused = step(machine, state, new UpdateRequested(8, "u", x(0)));

    assertThat(refused.state()).isEqualTo(state);
    assertThat(((RefuseUpdate) refused.commands().getFirst()).error().kind())
        .isEqualTo("test.Refused");
  }

  @Test
  void updateWhoseAnswerDoesNotFit_isRefusedAndChangesNothing() {
    Machine machine = machine(TestProgram.withHandlers(TestProgram.STRING, call("v2", "1")));
    MachineState state = start(machine).state();
    StepResult refused = step(machine, state, new UpdateRequested(8, "u", x(3)));

    assertThat(refused.state()).isEqualTo(state);
    assertThat(((RefuseUpdate) refused.commands().getFirst()).error().kind()).isEqualTo("Invalid");
  }

  @Test
  void refusal_isADryRun() {
    Machine machine = machine(TestProgram.withHandlers(call("v2", "1")));
    MachineState state = start(machine).state();

    assertThat(machine.refusal(state, "u", x(1), NOW)).isEmpty();
    assertThat(machine.refusal(state, "u", x(0), NOW)).map(RunError::kind).contains("test.Refused");
    assertThat(machine.refusal(state, "w", x(1), NOW)).map(RunError::kind).contains("Invalid");
    MachineState over = step(machine, state, new CallCompleted(1, new TextValue("x"))).state();
    assertThat(machine.refusal(over, "u", x(1), NOW)).map(RunError::kind).contains("Unavailable");
  }

  @Test
  void runThatIsBeingCancelled_refusesUpdates() {
    Machine machine = machine(TestProgram.withHandlers(call("v2", "1")));
    MachineState state = step(machine, start(machine).state(), new CancelRequested("x")).state();

    assertThat(step(machine, state, new UpdateRequested(1, "u", x(1))).commands())
        .hasExactlyElementsOfTypes(RefuseUpdate.class);
    assertThat(step(machine, state, signal(1)).state()).isEqualTo(state);
  }

  @Test
  void conditionThatHoldsAfterAHandler_letsItsFibersGoOnInSourceOrder() {
    Machine machine =
        machine(
            TestProgram.withHandlers(
                parallel(
                    List.of(awaitUntil("v1 > 2", 1000L), call("v2", "'first'")),
                    List.of(awaitUntil("v1 > 1", 1000L), call("v3", "'second'")),
                    List.of(awaitUntil("v1 > 9", 1000L), call("v4", "'third'"))),
                returning("v1")));
    MachineState state = start(machine).state();
    StepResult none = step(machine, state, signal(1));
    StepResult two = step(machine, none.state(), signal(3));

    assertThat(none.commands()).isEmpty();
    assertThat(two.commands())
        .hasExactlyElementsOfTypes(
            CancelTimer.class,
            CancelTimer.class,
            Command.ScheduleCall.class,
            Command.ScheduleCall.class);
    assertThat(
            two.commands().stream()
                .filter(Command.ScheduleCall.class::isInstance)
                .map(command -> ((Command.ScheduleCall) command).arguments().get("x").textValue()))
        .containsExactly("first", "second");
  }

  @Test
  void conditionThatFailsAfterAHandler_isRaisedWhereItWaits() {
    Machine machine = machine(TestProgram.withHandlers(awaitUntil("4 / (v1 - 2) > 9", 1000L)));
    StepResult failed = step(machine, start(machine).state(), signal(2));

    assertThat(failed.commands())
        .last()
        .isInstanceOfSatisfying(
            Command.FailRun.class, fail -> assertThat(fail.error().kind()).isEqualTo("Evaluation"));
  }

  @Test
  void bodyThatTakesTooManySteps_isThrownAwayAndTheRunGoesOn() {
    Machine machine =
        new Machine(
            TestProgram.withHandlers(call("v2", "1"), returning("v1")),
            "sha256:p",
            new TestCel(),
            new MachineLimits(2));
    MachineState state = start(machine).state();

    assertThat(step(machine, state, new UpdateRequested(1, "u", x(5))).state()).isEqualTo(state);
  }

  @Test
  void awaitedSignal_isStillTakenByTheMainLine() {
    Machine machine = machine(TestProgram.withSignal(5, await("v2", 9L), returning("[v2]")));

    assertThat(result(step(machine, start(machine).state(), signal(1))))
        .isEqualTo(new ListValue(List.of(x(1))));
  }
}
