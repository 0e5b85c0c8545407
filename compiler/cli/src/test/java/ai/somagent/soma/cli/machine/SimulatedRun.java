package ai.somagent.soma.cli.machine;

import static org.assertj.core.api.Assertions.assertThat;

import ai.somagent.soma.engine.codec.StateCodec;
import ai.somagent.soma.engine.command.Command;
import ai.somagent.soma.engine.event.MachineEvent;
import ai.somagent.soma.engine.state.MachineState;
import ai.somagent.soma.engine.state.OutstandingCall;
import ai.somagent.soma.engine.state.RunContext;
import ai.somagent.soma.engine.state.RunError;
import ai.somagent.soma.engine.state.RunOutcome;
import ai.somagent.soma.engine.state.RunStatus;
import ai.somagent.soma.engine.state.RunTimer;
import ai.somagent.soma.engine.step.Machine;
import ai.somagent.soma.engine.step.MachineLimits;
import ai.somagent.soma.engine.step.StepResult;
import ai.somagent.soma.engine.value.InvalidValueException;
import ai.somagent.soma.engine.value.Value;
import ai.somagent.soma.engine.value.Value.MapValue;
import ai.somagent.soma.engine.value.Value.NullValue;
import ai.somagent.soma.engine.value.ValueCodec;
import ai.somagent.soma.ir.MembersIr.SignalIr;
import ai.somagent.soma.ir.MembersIr.UpdateIr;
import ai.somagent.soma.ir.ProgramIr;
import ai.somagent.soma.ir.ToolActionIr;
import ai.somagent.soma.ir.node.NodeIr.CallIr;
import ai.somagent.soma.worker.cel.CelExpressionEvaluator;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;

/**
 * One run of one program under a driver that draws what happens next: which call is answered and
 * how, which timer fires, which signal or update comes, whether the run is cancelled or carried
 * over. After each event the state goes through its text.
 */
final class SimulatedRun {
  private static final int MOST_EVENTS = 3_000;

  private final ProgramIr program;
  private final Machine machine;
  private final ValueCodec codec;
  private final Random random;
  private final RandomJson json;
  private final Set<String> keys = new HashSet<>();
  private Instant now = Instant.parse("2026-01-02T03:04:05Z");
  private long updates;

  private SimulatedRun(ProgramIr program, String digest, long seed) {
    this.program = program;
    this.machine =
        new Machine(program, digest, new CelExpressionEvaluator(program), MachineLimits.DEFAULT);
    this.codec = new ValueCodec(program);
    this.random = new Random(seed);
    this.json = new RandomJson(program, random);
  }

  /** How the run ended. */
  static RunOutcome of(ProgramIr program, String digest, long seed) throws InvalidValueException {
    return new SimulatedRun(program, digest, seed).run();
  }

  private RunOutcome run() throws InvalidValueException {
    RunContext context = new RunContext("run-1", now);
    MachineState state = taken(machine.start(context, json.fields(program.input()), now), Set.of());
    for (int events = 0; state.status() == RunStatus.RUNNING; events++) {
      assertThat(events).as("events of a run").isLessThan(MOST_EVENTS);
      state = state.isQuiet() && random.nextBoolean() ? carriedOver(state) : stepped(state);
    }
    return Objects.requireNonNull(state.outcome());
  }

  private MachineState carriedOver(MachineState state) {
    return taken(machine.resume(state, now), state.timers().keySet());
  }

  private MachineState stepped(MachineState state) throws InvalidValueException {
    return taken(machine.step(state, next(state), now), Set.of());
  }

  private MachineEvent next(MachineState state) throws InvalidValueException {
    List<MachineEvent> possible = new ArrayList<>();
    for (OutstandingCall call : state.calls().values()) {
      possible.add(answer(call));
    }
    for (RunTimer timer : state.timers().values()) {
      possible.add(new MachineEvent.TimerFired(timer.id()));
    }
    boolean stuck = possible.isEmpty() && !state.isQuiet();
    if (stuck || random.nextInt(8) == 0) {
      possible.addAll(fromOutside());
    }
    if (stuck || random.nextInt(40) == 0) {
      possible.add(new MachineEvent.CancelRequested("enough"));
    }
    if (possible.isEmpty() || random.nextInt(20) == 0) {
      possible.add(new MachineEvent.RollOverSuggested());
    }
    MachineEvent event = possible.get(random.nextInt(possible.size()));
    now = now.plusSeconds(1);
    if (event instanceof MachineEvent.TimerFired(long id)) {
      Instant at = Objects.requireNonNull(state.timers().get(id)).at();
      now = at.isAfter(now) ? at : now;
    }
    return event;
  }

  private List<MachineEvent> fromOutside() throws InvalidValueException {
    List<MachineEvent> events = new ArrayList<>();
    for (Map.Entry<String, SignalIr> signal : program.members().signals().entrySet()) {
      Value payload =
          codec.read(signal.getValue().payload(), json.value(signal.getValue().payload()));
      events.add(new MachineEvent.SignalReceived(signal.getKey(), payload));
    }
    for (Map.Entry<String, UpdateIr> update : program.members().updates().entrySet()) {
      List<ai.somagent.soma.ir.type.FieldIr> parameters = update.getValue().parameters();
      MapValue arguments = codec.readFields(parameters, json.fields(parameters));
      events.add(new MachineEvent.UpdateRequested(++updates, update.getKey(), arguments));
    }
    return events;
  }

  private MachineEvent answer(OutstandingCall call) throws InvalidValueException {
    if (call.cancelRequested() && random.nextBoolean()) {
      return new MachineEvent.CallCancelled(call.id());
    }
    CallIr node = (CallIr) Objects.requireNonNull(program.nodes().get(call.node()));
    ToolActionIr action = Objects.requireNonNull(program.tools().get(node.tool()));
    if (random.nextInt(6) == 0) {
      return new MachineEvent.CallFailed(call.id(), failure(action));
    }
    Value result =
        action.result() == null
            ? NullValue.NULL
            : codec.read(action.result(), json.value(action.result()));
    return new MachineEvent.CallCompleted(call.id(), result);
  }

  private RunError failure(ToolActionIr action) throws InvalidValueException {
    List<String> kinds = new ArrayList<>(List.of("Timeout", "Unavailable", "Denied"));
    kinds.addAll(action.errors());
    String kind = kinds.get(random.nextInt(kinds.size()));
    var declared = program.errors().get(kind);
    MapValue fields =
        declared == null
            ? new MapValue(Map.of())
            : codec.readFields(declared, json.fields(declared));
    return new RunError(kind, "it did not work", "", fields);
  }

  /** No call is made twice, whatever happened. */
  private MachineState taken(StepResult result, Set<Long> again) {
    for (Command command : result.commands()) {
      if (command instanceof Command.ScheduleCall call) {
        assertThat(keys.add(call.key())).as("call %s is made once", call.key()).isTrue();
      } else if (command instanceof Command.StartTimer timer && !again.contains(timer.timerId())) {
        assertThat(keys.add("timer " + timer.key())).as("timer %s", timer.key()).isTrue();
      }
    }
    MachineState read = StateCodec.read(StateCodec.write(result.state()));
    assertThat(read).isEqualTo(result.state());
    return read;
  }
}
