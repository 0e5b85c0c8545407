package ai.somagent.soma.worker.workflow;

import ai.somagent.soma.engine.codec.StateCodec;
import ai.somagent.soma.engine.command.Command;
import ai.somagent.soma.engine.event.MachineEvent;
import ai.somagent.soma.engine.expression.EvaluationException;
import ai.somagent.soma.engine.state.MachineState;
import ai.somagent.soma.engine.state.RunContext;
import ai.somagent.soma.engine.state.RunError;
import ai.somagent.soma.engine.step.StepResult;
import ai.somagent.soma.engine.value.InvalidValueException;
import ai.somagent.soma.engine.value.Value;
import ai.somagent.soma.engine.where.Whereabouts;
import ai.somagent.soma.ir.MembersIr.QueryIr;
import ai.somagent.soma.ir.type.TypeIr;
import ai.somagent.soma.worker.program.PreparedProgram;
import ai.somagent.soma.worker.program.WhereAnswers;
import ai.somagent.soma.worker.wire.ErrorKinds;
import ai.somagent.soma.worker.wire.RunArgument;
import ai.somagent.soma.worker.wire.WhereAnswer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import io.temporal.common.converter.EncodedValues;
import io.temporal.failure.ApplicationFailure;
import io.temporal.failure.CanceledFailure;
import io.temporal.workflow.Workflow;
import io.temporal.workflow.WorkflowInfo;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** One run: events in, commands out, until the machine says that it is over. */
final class RunLoop {
  private final PreparedProgram program;
  private final RunArgument argument;
  private final RunContext context;
  private final @Nullable MachineState carried;
  private final WallClock clock;
  private final Calls calls;
  private final Timers timers;
  private final Updates updates;
  private final WaitAttribute waiting;
  private final Deque<MachineEvent> events = new ArrayDeque<>();
  private @Nullable MachineState state;
  private Whereabouts where = Whereabouts.NONE;
  private @Nullable JsonNode result;

  RunLoop(PreparedProgram program, RunArgument argument) {
    this.program = program;
    this.argument = argument;
    this.carried = argument.state() == null ? null : carried(argument.state());
    this.context = carried == null ? begun(argument.startedBy()) : carried.run();
    this.clock =
        new WallClock(
            context.startedAt().toEpochMilli(), program.program().budget().wallClockMillis());
    this.calls = new Calls(program, clock, events);
    this.timers = new Timers(program, clock, events);
    this.waiting = new WaitAttribute(program);
    this.updates = new Updates(program, events);
  }

  private static RunContext begun(@Nullable String startedBy) {
    WorkflowInfo info = Workflow.getInfo();
    return new RunContext(
        info.getWorkflowId(), Instant.ofEpochMilli(info.getRunStartedTimestampMillis()), startedBy);
  }

  private static MachineState carried(JsonNode state) {
    try {
      return StateCodec.read(state);
    } catch (IllegalArgumentException e) {
      throw RunFailures.of(
          ErrorKinds.INTERNAL, "the state that was carried over is unreadable: " + e.getMessage());
    }
  }

  /** Where the run stands; null before its first step. */
  @Nullable MachineState state() {
    return state;
  }

  /** What the run waits for; null before its first step. */
  @Nullable WhereAnswer where() {
    return state == null ? null : WhereAnswers.of(program.program(), state, where);
  }

  void cancelRequested(@Nullable String reason) {
    events.add(new MachineEvent.CancelRequested(reason == null ? "" : reason));
  }

  void signalled(ReceivedSignal signal) {
    signal.event(program).ifPresent(events::add);
  }

  /**
   * Throws what refuses an update; an update before the first step is judged when it is applied.
   */
  void validate(String name, EncodedValues arguments) {
    if (state != null) {
      updates.validate(state, name, arguments, now());
    }
  }

  /** Applies an update and waits for its answer. */
  JsonNode update(String name, EncodedValues arguments) {
    return updates.apply(name, arguments);
  }

  /** Answers a query of the program as of the last event. */
  JsonNode queried(String name) {
    QueryIr query = program.program().members().queries().get(name);
    if (query == null || state == null) {
      throw new IllegalArgumentException("there is no query " + name);
    }
    try {
      return program.codec().write(query.type(), program.machine().query(state, name, now()));
    } catch (EvaluationException | InvalidValueException e) {
      throw new IllegalArgumentException("query " + name + ": " + e.getMessage(), e);
    }
  }

  /**
   * Runs to the end, or until the run goes on in a fresh history.
   *
   * @throws io.temporal.failure.ApplicationFailure the run ended with an error
   * @throws CanceledFailure the run was cancelled
   */
  JsonNode run() {
    try {
      JsonNode end = loop();
      updates.close();
      return end;
    } catch (ApplicationFailure | CanceledFailure e) {
      updates.close();
      throw e;
    }
  }

  private JsonNode loop() {
    MachineState current = apply(guarded(this::first));
    while (result == null) {
      rollOverIfQuiet(current);
      if (events.isEmpty()) {
        waiting.show(current, where);
      }
      Workflow.await(() -> !events.isEmpty() || timers.anyEarly());
      if (clock.runsOutNow()) {
        events.addFirst(new MachineEvent.WallClockExceeded());
      }
      if (!current.holding() && Workflow.getInfo().isContinueAsNewSuggested()) {
        events.add(new MachineEvent.RollOverSuggested());
      }
      // Calls that are made here leave together when the loop waits again.
      while (result == null && !events.isEmpty()) {
        MachineState before = current;
        MachineEvent event = events.removeFirst();
        current = apply(guarded(() -> program.machine().step(before, event, now())));
      }
      if (result == null) {
        timers.startEarlyOnesAnew();
      }
    }
    return result;
  }

  private StepResult first() {
    return carried == null
        ? program.machine().start(context, argument.input(), now())
        : program.machine().resume(carried, now());
  }

  /** Whoever waits for an update has the answer first; what comes meanwhile is taken first too. */
  private void rollOverIfQuiet(MachineState current) {
    if (current.isQuiet() && events.isEmpty()) {
      Workflow.await(() -> Workflow.isEveryHandlerFinished() || !events.isEmpty());
      if (events.isEmpty()) {
        FreshHistory.begin(
            new RunArgument(
                argument.program(),
                argument.input(),
                StateCodec.write(current),
                argument.startedBy()));
      }
    }
  }

  private MachineState apply(StepResult step) {
    state = step.state();
    where = where.after(program.program(), step.state(), now());
    for (Command command : step.commands()) {
      switch (command) {
        case Command.ScheduleCall call -> calls.make(call);
        case Command.CancelCall cancel -> calls.cancel(cancel.callId());
        case Command.StartTimer timer -> timers.start(timer);
        case Command.CancelTimer cancel -> timers.cancel(cancel.timerId());
        case Command.RequestApproval _, Command.WithdrawApproval _ -> {
          // The state says what people are asked; they decide by an update.
        }
        case Command.AnswerUpdate(long id, Value answer) -> updates.answer(id, answer);
        case Command.RefuseUpdate(long id, RunError error) -> updates.refuse(id, error);
        case Command.CompleteRun complete -> result = json(complete.result());
        case Command.FailRun fail -> throw RunFailures.of(program, fail.error());
        case Command.EndCancelled cancelled -> throw new CanceledFailure(cancelled.reason());
      }
    }
    return step.state();
  }

  private static Instant now() {
    return Instant.ofEpochMilli(Workflow.currentTimeMillis());
  }

  private JsonNode json(Value value) {
    TypeIr output = program.program().output();
    if (output == null) {
      return NullNode.instance;
    }
    try {
      return program.codec().write(output, value);
    } catch (InvalidValueException e) {
      // The machine has checked it.
      throw RunFailures.of(ErrorKinds.INTERNAL, String.valueOf(e.getMessage()));
    }
  }

  /** A bug of ours would fail the task again and again; the run ends and says so instead. */
  private static StepResult guarded(Supplier<StepResult> step) {
    try {
      return step.get();
    } catch (RuntimeException e) {
      throw RunFailures.of(ErrorKinds.INTERNAL, "the interpreter failed: " + e);
    }
  }
}
