package ai.somagent.soma.engine.step;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import ai.somagent.soma.engine.codec.StateCodec;
import ai.somagent.soma.engine.command.Command;
import ai.somagent.soma.engine.event.MachineEvent;
import ai.somagent.soma.engine.state.Decision;
import ai.somagent.soma.engine.state.Decision.Person;
import ai.somagent.soma.engine.state.Fiber;
import ai.somagent.soma.engine.state.Frame;
import ai.somagent.soma.engine.state.Frame.JoinFrame;
import ai.somagent.soma.engine.state.MachineState;
import ai.somagent.soma.engine.state.OpenApproval;
import ai.somagent.soma.engine.state.OutstandingCall;
import ai.somagent.soma.engine.state.RunContext;
import ai.somagent.soma.engine.state.RunError;
import ai.somagent.soma.engine.state.RunOutcome;
import ai.somagent.soma.engine.state.RunStatus;
import ai.somagent.soma.engine.state.RunTimer;
import ai.somagent.soma.engine.state.Wait;
import ai.somagent.soma.engine.step.ReferenceInterpreter.Answer;
import ai.somagent.soma.engine.step.ReferenceInterpreter.Outside;
import ai.somagent.soma.engine.step.ReferenceInterpreter.Said;
import ai.somagent.soma.engine.step.ReferenceInterpreter.Told;
import ai.somagent.soma.engine.value.Value.MapValue;
import ai.somagent.soma.engine.value.Value.TextValue;
import ai.somagent.soma.ir.ProgramIr;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Runs a program through every order in which its outstanding calls can be answered, each with
 * every possible answer, and compares each run with the reference interpreter.
 */
final class OrderExplorer {
  /** What else may happen, once, at any point of a run. */
  enum Interruption {
    NONE,
    CANCEL,
    WALL_CLOCK,
    /** Both, in either order. */
    BOTH,
    /** A suggestion to roll over; then the run is carried over at any quiet point, or never. */
    ROLL_OVER,
    /** That and a request to cancel, in either order. */
    ROLL_OVER_AND_CANCEL;

    boolean mayCancel() {
      return this == CANCEL || this == BOTH || this == ROLL_OVER_AND_CANCEL;
    }

    boolean mayRollOver() {
      return this == ROLL_OVER || this == ROLL_OVER_AND_CANCEL;
    }

    boolean mayEndClock() {
      return this == WALL_CLOCK || this == BOTH;
    }
  }

  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final String DIGEST = "sha256:test";

  private static final int MOST_SIGNALS = 2;
  private static final Instant START = Instant.parse("2026-01-02T03:04:05Z");

  private final ProgramIr program;
  private final Machine machine;
  private final TestCel cel = new TestCel();
  private final Interruption interruption;
  private final int mostCalls;
  private int runs;

  OrderExplorer(
      ProgramIr program, Interruption interruption, int mostCalls, TransitionListener listener) {
    this.program = program;
    this.interruption = interruption;
    this.mostCalls = mostCalls;
    this.machine = new Machine(program, DIGEST, cel, MachineLimits.DEFAULT, listener);
  }

  private record Walk(
      MachineState state,
      long time,
      Map<Long, String> keys,
      Map<Long, String> timers,
      List<Long> signals,
      Map<String, List<Said>> said,
      Map<Long, String> approvals,
      Map<String, Answer> answers,
      long cancelled,
      long wallClock,
      ReferenceHolding holding) {}

  /** How many runs there are. */
  int explore(JsonNode input) {
    StepResult first = machine.start(new RunContext("run-1", START, "eve"), input, START);
    long never = ReferenceInterpreter.NEVER;
    explore(
        checked(
            first,
            new Walk(
                first.state(),
                0,
                Map.of(),
                Map.of(),
                List.of(),
                Map.of(),
                Map.of(),
                Map.of(),
                never,
                never,
                ReferenceHolding.NONE)));
    return runs;
  }

  private void explore(Walk walk) {
    if (walk.state().status() != RunStatus.RUNNING) {
      runs++;
      compare(walk);
      checkDeaf(walk);
      return;
    }
    for (OutstandingCall call : walk.state().calls().values()) {
      for (MachineEvent answer : answers(walk, call)) {
        explore(answered(walk, call, answer));
      }
    }
    for (RunTimer timer : walk.state().timers().values()) {
      explore(fired(walk, timer));
    }
    if (!program.members().signals().isEmpty() && walk.signals().size() < MOST_SIGNALS) {
      explore(signalled(walk));
    }
    for (OpenApproval approval : walk.state().approvals().values()) {
      checkWhatDoesNotCount(walk, approval);
      for (String person : List.of("ada", "bob")) {
        if (approval.decisions().stream().noneMatch(one -> one.by().id().equals(person))) {
          explore(decided(walk, approval, person, true));
          explore(decided(walk, approval, person, false));
        }
      }
    }
    if (interruption.mayCancel() && walk.cancelled() == ReferenceInterpreter.NEVER) {
      explore(interrupted(walk, true));
    }
    if (interruption.mayEndClock() && walk.wallClock() == ReferenceInterpreter.NEVER) {
      explore(interrupted(walk, false));
    }
    if (interruption.mayRollOver() && walk.holding().from() == ReferenceInterpreter.NEVER) {
      explore(suggested(walk));
    }
    if (walk.state().isQuiet()) {
      explore(carriedOver(walk));
    }
  }

  /** A run that is over takes no notice of what comes too late. */
  private void checkDeaf(Walk walk) {
    MachineState state = walk.state();
    StepResult still = new StepResult(state, List.of());
    assertThat(machine.step(state, new MachineEvent.CancelRequested("late"), START))
        .isEqualTo(still);
    assertThat(machine.step(state, new MachineEvent.WallClockExceeded(), START)).isEqualTo(still);
    assertThat(machine.step(state, new MachineEvent.RollOverSuggested(), START)).isEqualTo(still);
    if (!program.members().signals().isEmpty()) {
      assertThat(machine.step(state, signal(9), START)).isEqualTo(still);
    }
    for (long timer : walk.timers().keySet()) {
      assertThat(machine.step(state, new MachineEvent.TimerFired(timer), START)).isEqualTo(still);
    }
  }

  private static List<MachineEvent> answers(Walk walk, OutstandingCall call) {
    List<MachineEvent> answers = new ArrayList<>();
    String key = requireNonNull(walk.keys().get(call.id()));
    answers.add(new MachineEvent.CallCompleted(call.id(), new TextValue(key)));
    if (call.cancelRequested()) {
      answers.add(new MachineEvent.CallCancelled(call.id()));
    }
    MapValue fields = new MapValue(Map.of("code", new TextValue("c")));
    answers.add(
        new MachineEvent.CallFailed(
            call.id(), new RunError("ToolError", "failed " + key, "", fields)));
    return answers;
  }

  private Walk answered(Walk walk, OutstandingCall call, MachineEvent event) {
    long time = walk.time() + 1;
    Answer answer =
        switch (event) {
          case MachineEvent.CallCompleted done -> new Answer(time, done.result(), null);
          case MachineEvent.CallFailed failed -> new Answer(time, null, failed.error());
          default -> new Answer(time, null, null);
        };
    Map<String, Answer> answers = new TreeMap<>(walk.answers());
    answers.put(requireNonNull(walk.keys().get(call.id())), answer);
    return after(walk, time, event, answers, walk.cancelled(), walk.wallClock());
  }

  /** Timers fire in any order: the machine must not rely on what their times say. */
  private Walk fired(Walk walk, RunTimer timer) {
    long time = walk.time() + 1;
    Map<String, Answer> answers = new TreeMap<>(walk.answers());
    String key = requireNonNull(walk.timers().get(timer.id()));
    answers.put(ReferenceInterpreter.TIMER + key, new Answer(time, null, null));
    MachineEvent event = new MachineEvent.TimerFired(timer.id());
    return after(walk, time, event, answers, walk.cancelled(), walk.wallClock());
  }

  private static MachineEvent signal(int number) {
    return new MachineEvent.SignalReceived("s", ReferenceInterpreter.payload(number));
  }

  private Walk signalled(Walk walk) {
    long time = walk.time() + 1;
    List<Long> signals = new ArrayList<>(walk.signals());
    signals.add(time);
    Walk told =
        new Walk(
            walk.state(),
            walk.time(),
            walk.keys(),
            walk.timers(),
            signals,
            walk.said(),
            walk.approvals(),
            walk.answers(),
            walk.cancelled(),
            walk.wallClock(),
            walk.holding());
    MachineEvent event = signal(walk.signals().size());
    return after(told, time, event, walk.answers(), walk.cancelled(), walk.wallClock());
  }

  private static Decision decision(OpenApproval approval, String person, boolean approved) {
    Person by = new Person(person, null, List.of("owner"), List.of());
    return new Decision(by, approved, approval.digest(), null, null);
  }

  private Walk decided(Walk walk, OpenApproval approval, String person, boolean approved) {
    long time = walk.time() + 1;
    Map<String, List<Said>> said = new TreeMap<>(walk.said());
    List<Said> more = new ArrayList<>(said.getOrDefault(approval.key(), List.of()));
    more.add(new Said(time, person, approved, approval.digest()));
    said.put(approval.key(), more);
    Walk told =
        new Walk(
            walk.state(),
            walk.time(),
            walk.keys(),
            walk.timers(),
            walk.signals(),
            said,
            walk.approvals(),
            walk.answers(),
            walk.cancelled(),
            walk.wallClock(),
            walk.holding());
    MachineEvent event =
        new MachineEvent.DecisionMade(1, approval.key(), decision(approval, person, approved));
    return after(told, time, event, walk.answers(), walk.cancelled(), walk.wallClock());
  }

  /** Decisions that are refused, and those that repeat what was said, change nothing. */
  private void checkWhatDoesNotCount(Walk walk, OpenApproval approval) {
    Decision changed =
        new Decision(decision(approval, "ada", true).by(), true, "sha256:other", null, null);
    List<Decision> idle = new ArrayList<>(List.of(changed, decision(approval, "eve", true)));
    idle.addAll(approval.decisions());
    for (Decision decision : idle) {
      MachineEvent event = new MachineEvent.DecisionMade(2, approval.key(), decision);
      StepResult result = machine.step(walk.state(), event, START);
      assertThat(result.state()).isEqualTo(walk.state());
      assertThat(result.commands()).hasSize(1);
    }
  }

  private Walk after(
      Walk walk,
      long time,
      MachineEvent event,
      Map<String, Answer> answers,
      long cancelled,
      long wallClock) {
    StepResult result = stepTwice(walk.state(), event, START.plusSeconds(time));
    return checked(
        result,
        new Walk(
            result.state(),
            time,
            walk.keys(),
            walk.timers(),
            walk.signals(),
            walk.said(),
            walk.approvals(),
            answers,
            cancelled,
            wallClock,
            walk.holding()));
  }

  private Walk suggested(Walk walk) {
    long time = walk.time() + 1;
    MachineEvent event = new MachineEvent.RollOverSuggested();
    StepResult result = stepTwice(walk.state(), event, START.plusSeconds(time));
    return held(walk, result, time, new ReferenceHolding(time, ReferenceInterpreter.NEVER));
  }

  /** The state alone goes on, and asks for the same timers again. */
  private Walk carriedOver(Walk walk) {
    long time = walk.time() + 1;
    Instant now = START.plusSeconds(time);
    StepResult result = machine.resume(throughText(walk.state()), now);
    List<Command> again = new ArrayList<>();
    for (RunTimer timer : walk.state().timers().values()) {
      if (result.state().timers().containsKey(timer.id())) {
        again.add(new Command.StartTimer(timer.id(), timer.node(), timer.key(), timer.at()));
      }
    }
    List<Command> others = new ArrayList<>(result.commands());
    again.forEach(timer -> assertThat(others.remove(timer)).isTrue());
    ReferenceHolding over = new ReferenceHolding(walk.holding().from(), time);
    return held(walk, new StepResult(result.state(), others), time, over);
  }

  private Walk held(Walk walk, StepResult result, long time, ReferenceHolding holding) {
    return checked(
        result,
        new Walk(
            result.state(),
            time,
            walk.keys(),
            walk.timers(),
            walk.signals(),
            walk.said(),
            walk.approvals(),
            walk.answers(),
            walk.cancelled(),
            walk.wallClock(),
            holding));
  }

  private Walk interrupted(Walk walk, boolean cancel) {
    long time = walk.time() + 1;
    MachineEvent event =
        cancel ? new MachineEvent.CancelRequested("stop") : new MachineEvent.WallClockExceeded();
    return after(
        walk,
        time,
        event,
        walk.answers(),
        cancel ? time : walk.cancelled(),
        cancel ? walk.wallClock() : time);
  }

  /** From the state, and from the state as read back from its serial form. */
  private StepResult stepTwice(MachineState state, MachineEvent event, Instant now) {
    StepResult result = machine.step(state, event, now);
    assertThat(machine.step(throughText(state), event, now)).isEqualTo(result);
    return result;
  }

  static MachineState throughText(MachineState state) {
    try {
      String text = MAPPER.writeValueAsString(StateCodec.write(state));
      MachineState read = StateCodec.read(MAPPER.readTree(text));
      assertThat(read).isEqualTo(state);
      return read;
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Walk checked(StepResult result, Walk walk) {
    Map<Long, String> keys = new TreeMap<>(walk.keys());
    Map<Long, String> timers = new TreeMap<>(walk.timers());
    Map<Long, String> approvals = new TreeMap<>(walk.approvals());
    int ends = 0;
    for (Command command : result.commands()) {
      switch (command) {
        case Command.ScheduleCall call -> {
          assertThat(keys).as("call ids ascend").doesNotContainKey(call.callId());
          assertThat(keys.values()).as("keys are unique").doesNotContain(call.key());
          assertThat(call.callId()).isEqualTo(keys.size() + 1L);
          keys.put(call.callId(), call.key());
        }
        case Command.AnswerUpdate _, Command.RefuseUpdate _ -> {}
        case Command.RequestApproval request -> {
          assertThat(approvals.values()).doesNotContain(request.approval().key());
          approvals.put(request.approval().id(), request.approval().key());
        }
        case Command.WithdrawApproval withdrawn ->
            assertThat(approvals).containsKey(withdrawn.approvalId());
        case Command.CancelCall cancel ->
            assertThat(result.state().calls().get(cancel.callId()))
                .matches(call -> call != null && call.cancelRequested());
        case Command.StartTimer start -> {
          assertThat(timers.values()).as("keys are unique").doesNotContain(start.key());
          assertThat(requireNonNull(result.state().timers().get(start.timerId())).at())
              .isEqualTo(start.at());
          timers.put(start.timerId(), start.key());
        }
        case Command.CancelTimer cancel -> {
          assertThat(timers).containsKey(cancel.timerId());
          assertThat(result.state().timers()).doesNotContainKey(cancel.timerId());
        }
        case Command.CompleteRun _, Command.FailRun _, Command.EndCancelled _ -> ends++;
      }
    }
    assertThat(keys.size()).isLessThanOrEqualTo(mostCalls);
    checkRest(result.state(), ends);
    throughText(result.state());
    return new Walk(
        walk.state(),
        walk.time(),
        keys,
        timers,
        walk.signals(),
        walk.said(),
        approvals,
        walk.answers(),
        walk.cancelled(),
        walk.wallClock(),
        walk.holding());
  }

  private static void checkRest(MachineState state, int ends) {
    if (state.status() != RunStatus.RUNNING) {
      assertThat(ends).isEqualTo(1);
      assertThat(state.fibers()).isEmpty();
      assertThat(state.calls()).isEmpty();
      assertThat(state.timers()).isEmpty();
      assertThat(state.queues()).isEmpty();
      assertThat(state.approvals()).isEmpty();
      return;
    }
    assertThat(ends).isZero();
    Set<Long> awaited = new HashSet<>();
    Set<Long> limits = new HashSet<>();
    int held = 0;
    for (Fiber fiber : state.fibers().values()) {
      switch (fiber.awaited()) {
        case Wait.CallWait(long id) -> {
          assertThat(state.calls().get(id))
              .matches(call -> call != null && call.fiber() == fiber.id());
          awaited.add(id);
        }
        case Wait.SleepWait(long timer) -> limits.add(timer);
        case Wait.SignalWait(String signal, Long timer) -> {
          assertThat(state.queues()).doesNotContainKey(signal);
          if (timer != null) {
            limits.add(timer);
          }
        }
        case Wait.ApprovalWait(long id, Long timer) -> {
          assertThat(state.approvals()).containsKey(id);
          if (timer != null) {
            limits.add(timer);
          }
        }
        case Wait.ConditionWait(Long timer) when timer == null -> {}
        case Wait.ConditionWait(Long timer) -> limits.add(timer);
        case Wait.HeldWait() -> {
          assertThat(state.holding()).isTrue();
          held++;
        }
        case null -> {
          JoinFrame join = (JoinFrame) fiber.frames().getLast();
          assertThat(join.live()).isNotEmpty();
          assertThat(state.fibers().keySet()).containsAll(join.live().values());
        }
      }
      for (Frame frame : fiber.frames()) {
        if (frame instanceof Frame.TryFrame attempt && attempt.timer() != null) {
          limits.add(attempt.timer());
        }
      }
    }
    int outstanding = state.calls().size() + state.timers().size() + state.approvals().size();
    assertThat(outstanding + held).isPositive();
    assertThat(limits).isEqualTo(state.timers().keySet());
    assertThat(awaited).isEqualTo(state.calls().keySet());
  }

  private void compare(Walk walk) {
    MapValue input = walk.state().input();
    Outside outside =
        new Outside(
            walk.answers(),
            walk.signals(),
            walk.said(),
            walk.cancelled(),
            walk.wallClock(),
            walk.holding());
    Told told = new ReferenceInterpreter(program, cel, input, outside).tell();
    RunOutcome outcome = walk.state().outcome();
    assertThat(outcome).as("outcome after %s", walk).isEqualTo(told.outcome());
    Set<String> asked = new HashSet<>(walk.keys().values());
    walk.timers().values().forEach(key -> asked.add(ReferenceInterpreter.TIMER + key));
    walk.approvals().values().forEach(key -> asked.add(ReferenceInterpreter.APPROVAL + key));
    assertThat(asked).as("calls and timers of %s", walk).isEqualTo(told.calls());
  }
}
