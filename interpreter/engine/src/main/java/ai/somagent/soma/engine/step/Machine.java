package ai.somagent.soma.engine.step;

import ai.somagent.soma.engine.event.MachineEvent;
import ai.somagent.soma.engine.expression.EvaluationException;
import ai.somagent.soma.engine.expression.ExpressionEvaluator;
import ai.somagent.soma.engine.state.Decision;
import ai.somagent.soma.engine.state.MachineState;
import ai.somagent.soma.engine.state.RunContext;
import ai.somagent.soma.engine.state.RunError;
import ai.somagent.soma.engine.state.RunStatus;
import ai.somagent.soma.engine.support.MachineSupport;
import ai.somagent.soma.engine.value.InvalidValueException;
import ai.somagent.soma.engine.value.Value;
import ai.somagent.soma.engine.value.Value.MapValue;
import ai.somagent.soma.engine.value.ValueCodec;
import ai.somagent.soma.ir.MembersIr.QueryIr;
import ai.somagent.soma.ir.ProgramIr;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Runs one program: a pure function from state and event to state and commands.
 *
 * <p>Equal arguments give equal results, on every machine and in every replay. An instance is
 * immutable and may be shared by threads if its evaluator may.
 */
public final class Machine {
  /** {@code RunError.step} of an error that came up before the first node. */
  public static final String INPUT_STEP = "input";

  private final String digest;
  private final MachineSetting setting;

  /**
   * A machine for {@code program}, which must have passed verification.
   *
   * @param digest names the program; a state of another program is refused
   * @throws IllegalArgumentException when {@code MachineSupport.missing} names something
   */
  public Machine(
      ProgramIr program, String digest, ExpressionEvaluator evaluator, MachineLimits limits) {
    this(program, digest, evaluator, limits, TransitionListener.NONE);
  }

  /** The same machine, which tells {@code trace} of each node before it is executed. */
  public Machine traced(NodeTrace trace) {
    return new Machine(
        setting.program(), digest, setting.evaluator(), setting.limits(), new TraceListener(trace));
  }

  Machine(
      ProgramIr program,
      String digest,
      ExpressionEvaluator evaluator,
      MachineLimits limits,
      TransitionListener listener) {
    if (!MachineSupport.missing(program).isEmpty()) {
      throw new IllegalArgumentException(
          "this version of the machine does not run " + MachineSupport.missing(program));
    }
    this.digest = digest;
    this.setting =
        new MachineSetting(program, evaluator, new ValueCodec(program), limits, listener);
  }

  /**
   * Begins a run; an {@code input} that does not fit ends it at once with {@code Invalid}.
   *
   * @param now the time of the first step, not before {@code run.startedAt()}
   */
  public StepResult start(RunContext run, JsonNode input, Instant now) {
    try {
      MapValue checked = setting.codec().readFields(setting.program().input(), input);
      Workspace workspace = new Workspace(initial(run, checked), setting, now);
      ActiveFiber mainLine = workspace.spawn(null, setting.program().entry());
      Variables.initialise(workspace, mainLine);
      Scheduling.run(workspace);
      return workspace.result();
    } catch (InvalidValueException e) {
      Workspace workspace = new Workspace(initial(run, new MapValue(Map.of())), setting, now);
      String message = "the input does not fit: " + e.getMessage();
      Endings.fail(workspace, new RunError("Invalid", message, INPUT_STEP, new MapValue(Map.of())));
      return workspace.result();
    } catch (RaisedException e) {
      throw new IllegalStateException("a first value is no constant: " + e.error().message(), e);
    }
  }

  /**
   * Goes on with a run.
   *
   * @param now the time of the event, never before that of the event before
   * @throws IllegalArgumentException when {@code state} is of another program, or {@code event}
   *     answers a call that is not outstanding
   */
  public StepResult step(MachineState state, MachineEvent event, Instant now) {
    Workspace workspace = workspace(state, now);
    Events.apply(workspace, event);
    Scheduling.run(workspace);
    return workspace.result();
  }

  /**
   * Goes on with a run that was carried over: asks again for its timers, and lets go of what was
   * held, in source order.
   *
   * @param now the time of the first event of its new history
   * @throws IllegalArgumentException when {@code state} is of another program, or not quiet
   */
  public StepResult resume(MachineState state, Instant now) {
    if (!state.isQuiet()) {
      throw new IllegalArgumentException("the run cannot be carried over in this state");
    }
    Workspace workspace = workspace(state, now);
    RollOver.resume(workspace);
    Scheduling.run(workspace);
    return workspace.result();
  }

  /**
   * Answers one of the program's queries; changes nothing.
   *
   * @throws EvaluationException the query has no value, or the run is over and its state gone
   */
  public Value query(MachineState state, String name, Instant now) throws EvaluationException {
    QueryIr query = setting.program().members().queries().get(name);
    if (query == null) {
      throw new EvaluationException("the program has no query " + name);
    }
    if (state.status() != RunStatus.RUNNING) {
      throw new EvaluationException("the run is over");
    }
    Workspace workspace = new Workspace(state, setting, now);
    try {
      ActiveFiber mainLine = workspace.fiber(MachineState.MAIN_LINE);
      return Scope.evaluate(workspace, mainLine, name, query.value());
    } catch (RaisedException e) {
      throw new EvaluationException(e.error().message());
    }
  }

  /** Why an update would be refused in this state, tried on a copy; empty when it would not be. */
  public Optional<RunError> refusal(
      MachineState state, String update, MapValue arguments, Instant now) {
    try {
      Updates.apply(new Workspace(state, setting, now), update, arguments);
      return Optional.empty();
    } catch (RaisedException e) {
      return Optional.of(e.error());
    }
  }

  private Workspace workspace(MachineState state, Instant now) {
    if (!state.program().equals(digest)) {
      throw new IllegalArgumentException(
          "the state belongs to " + state.program() + ", this machine runs " + digest);
    }
    return new Workspace(state, setting, now);
  }

  /** Why a decision would not count in this state; empty when it would. */
  public Optional<RunError> refusal(
      MachineState state, String approval, Decision decision, Instant now) {
    return Optional.ofNullable(
        DecisionRules.refusal(new Workspace(state, setting, now), approval, decision));
  }

  private MachineState initial(RunContext run, MapValue input) {
    return new MachineState(
        digest,
        run,
        input,
        new TreeMap<>(),
        new TreeMap<>(),
        new TreeMap<>(),
        new TreeMap<>(),
        new TreeMap<>(),
        new TreeMap<>(),
        MachineState.MAIN_LINE,
        1,
        1,
        1,
        false,
        null,
        null);
  }
}
