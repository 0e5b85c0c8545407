package ai.somagent.soma.worker.workflow;

import ai.somagent.soma.engine.command.Command.StartTimer;
import ai.somagent.soma.engine.event.MachineEvent;
import ai.somagent.soma.worker.program.PreparedProgram;
import io.temporal.workflow.CancellationScope;
import io.temporal.workflow.TimerOptions;
import io.temporal.workflow.Workflow;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;

/**
 * The timers of one run. A timer ends with the run's budget at the latest, and is then set anew.
 */
final class Timers {
  private final PreparedProgram program;
  private final WallClock clock;
  private final Queue<MachineEvent> events;
  private final Map<Long, CancellationScope> open = new LinkedHashMap<>();
  private final List<StartTimer> early = new ArrayList<>();

  Timers(PreparedProgram program, WallClock clock, Queue<MachineEvent> events) {
    this.program = program;
    this.clock = clock;
    this.events = events;
  }

  void start(StartTimer timer) {
    TimerOptions options =
        TimerOptions.newBuilder()
            .setSummary(StepSummary.of(program, timer.node(), timer.key()))
            .build();
    CancellationScope scope =
        Workflow.newDetachedCancellationScope(() ->
            Workflow.newTimer(clock.until(timer.at()), options)
                .handle((_, failure) -> {
                  if (failure == null) {
                    fired(timer);
                  }
                  return failure == null;
                }));
    open.put(timer.timerId(), scope);
    scope.run();
  }

  void cancel(long timerId) {
    early.removeIf(timer -> timer.timerId() == timerId);
    CancellationScope scope = open.remove(timerId);
    if (scope != null) {
      scope.cancel();
    }
  }

  /** Whether a timer ended with the budget and not at its own time. */
  boolean anyEarly() {
    return !early.isEmpty();
  }

  /** Sets those anew that ended with the budget and are still wanted. */
  void startEarlyOnesAnew() {
    List<StartTimer> wanted = List.copyOf(early);
    early.clear();
    wanted.forEach(this::start);
  }

  private void fired(StartTimer timer) {
    if (open.remove(timer.timerId()) == null) {
      return;
    }
    if (timer.at().isAfter(Instant.ofEpochMilli(Workflow.currentTimeMillis()))) {
      early.add(timer);
    } else {
      events.add(new MachineEvent.TimerFired(timer.timerId()));
    }
  }
}
