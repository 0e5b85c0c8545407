package ai.somagent.soma.worker.recorded;

import ai.somagent.soma.engine.codec.StateCodec;
import ai.somagent.soma.engine.command.Command;
import ai.somagent.soma.engine.event.MachineEvent;
import ai.somagent.soma.engine.state.MachineState;
import ai.somagent.soma.engine.state.RunContext;
import ai.somagent.soma.engine.state.RunStatus;
import ai.somagent.soma.engine.step.StepResult;
import ai.somagent.soma.engine.where.Whereabouts;
import ai.somagent.soma.worker.program.PreparedProgram;
import ai.somagent.soma.worker.wire.RunArgument;
import ai.somagent.soma.worker.wire.WireReader;
import com.fasterxml.jackson.databind.JsonNode;
import io.temporal.api.history.v1.HistoryEvent;
import io.temporal.api.history.v1.WorkflowExecutionStartedEventAttributes;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Drives the machine through a history; does what the live run loop does, in the same order. */
public final class RecordedRun {
  private final PreparedProgram program;
  private final Consumer<RecordedStep> steps;
  private final RecordedCalls calls;
  private final RecordedTimers timers = new RecordedTimers();
  private final RecordedArrivals arrivals;
  private final Deque<MachineEvent> events = new ArrayDeque<>();
  private final RunContext context;
  private final Instant deadline;
  private boolean late;
  private Whereabouts where = Whereabouts.NONE;
  private @Nullable MachineState state;

  private RecordedRun(PreparedProgram program, RunContext context, Consumer<RecordedStep> steps) {
    this.program = program;
    this.steps = steps;
    this.calls = new RecordedCalls(program);
    this.arrivals = new RecordedArrivals(program, calls, timers);
    this.context = context;
    this.deadline = context.startedAt().plusMillis(program.program().budget().wallClockMillis());
  }

  /** The digest that a history's run was started with; empty when it is no run of ours. */
  public static Optional<String> digest(List<HistoryEvent> history) {
    return history.isEmpty() ? Optional.empty() : argument(history).map(RunArgument::program);
  }

  /** The run's id as its first event has it; empty where the server did not say. */
  public static String runId(List<HistoryEvent> history) {
    return started(history).getWorkflowId();
  }

  /**
   * Drives all of a history.
   *
   * @param history from its first event on
   * @param runId what the run was called
   * @param steps takes each step of the machine
   * @throws HistoryMismatchException the program would not have led to this history
   */
  public static void drive(
      PreparedProgram program,
      String runId,
      List<HistoryEvent> history,
      Consumer<RecordedStep> steps)
      throws HistoryMismatchException {
    RunArgument argument =
        argument(history)
            .orElseThrow(() -> new HistoryMismatchException("the history is no run of Soma"));
    try {
      MachineState carried = argument.state() == null ? null : StateCodec.read(argument.state());
      RunContext context =
          carried == null
              ? new RunContext(
                  runId,
                  RecordedTask.instant(history.getFirst().getEventTime()),
                  argument.startedBy())
              : carried.run();
      RecordedRun run = new RecordedRun(program, context, steps);
      for (RecordedTask task : RecordedTask.of(history)) {
        run.take(task, argument.input(), carried);
      }
    } catch (IllegalArgumentException e) {
      throw new HistoryMismatchException("the machine refuses the history: " + e.getMessage());
    }
  }

  private static WorkflowExecutionStartedEventAttributes started(List<HistoryEvent> history) {
    return history.getFirst().getWorkflowExecutionStartedEventAttributes();
  }

  private static Optional<RunArgument> argument(List<HistoryEvent> history) {
    return WireReader.payload(started(history).getInput(), 0, RunArgument.class);
  }

  private void take(RecordedTask task, JsonNode input, @Nullable MachineState carried)
      throws HistoryMismatchException {
    for (HistoryEvent event : task.arrived()) {
      arrivals.event(event, task.now()).ifPresent(events::add);
    }
    for (HistoryEvent event : task.followed()) {
      if (event.hasWorkflowExecutionUpdateAcceptedEventAttributes()) {
        arrivals
            .update(event.getWorkflowExecutionUpdateAcceptedEventAttributes().getAcceptedRequest())
            .ifPresent(events::add);
      }
    }
    if (state == null) {
      StepResult first =
          carried == null
              ? program.machine().start(context, input, task.now())
              : program.machine().resume(carried, task.now());
      apply(first, null, task);
    }
    run(task);
    bind(task);
  }

  private void run(RecordedTask task) {
    while (isRunning() && (!events.isEmpty() || timers.anyEarly())) {
      if (!late && !task.now().isBefore(deadline)) {
        late = true;
        events.addFirst(new MachineEvent.WallClockExceeded());
      }
      if (task.rollOverSuggested() && !current().holding()) {
        events.add(new MachineEvent.RollOverSuggested());
      }
      while (isRunning() && !events.isEmpty()) {
        MachineEvent event = events.removeFirst();
        apply(program.machine().step(current(), event, task.now()), event, task);
      }
      if (isRunning()) {
        timers.startEarlyOnesAnew();
      }
    }
  }

  private boolean isRunning() {
    return current().status() == RunStatus.RUNNING;
  }

  private MachineState current() {
    if (state == null) {
      throw new IllegalStateException("the run has not begun");
    }
    return state;
  }

  private void apply(StepResult step, @Nullable MachineEvent event, RecordedTask task) {
    state = step.state();
    where = where.after(program.program(), step.state(), task.now());
    for (Command command : step.commands()) {
      switch (command) {
        case Command.ScheduleCall call -> calls.make(call);
        case Command.CancelCall cancel -> calls.cancel(cancel.callId()).ifPresent(events::add);
        case Command.StartTimer timer -> timers.start(timer);
        case Command.CancelTimer cancel -> timers.cancel(cancel.timerId());
        case Command.RequestApproval _,
            Command.WithdrawApproval _,
            Command.AnswerUpdate _,
            Command.RefuseUpdate _,
            Command.CompleteRun _,
            Command.FailRun _,
            Command.EndCancelled _ -> {
          // Nothing answers these.
        }
      }
    }
    steps.accept(new RecordedStep(event, task.now(), task.id(), step.state(), where));
  }

  /** Once a run is over nothing leaves any more. */
  private void bind(RecordedTask task) throws HistoryMismatchException {
    for (HistoryEvent event : task.followed()) {
      if (event.hasActivityTaskScheduledEventAttributes()) {
        calls.scheduled(event);
      } else if (event.hasTimerStartedEventAttributes()) {
        timers.started(event);
      }
    }
    if (isRunning()) {
      calls.requireAllScheduled(task.id());
      timers.requireAllStarted(task.id());
    }
  }
}
