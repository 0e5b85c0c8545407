package ai.somagent.soma.worker.recorded;

import ai.somagent.soma.engine.command.Command.StartTimer;
import ai.somagent.soma.engine.event.MachineEvent;
import io.temporal.api.history.v1.HistoryEvent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The timers of a recorded run. One that ended with the budget and not at its own time is set anew,
 * as it was in the run.
 */
final class RecordedTimers {
  private final List<StartTimer> asked = new ArrayList<>();
  private final Map<Long, StartTimer> open = new HashMap<>();
  private final List<StartTimer> early = new ArrayList<>();

  void start(StartTimer timer) {
    asked.add(timer);
  }

  void cancel(long timerId) {
    asked.removeIf(timer -> timer.timerId() == timerId);
    early.removeIf(timer -> timer.timerId() == timerId);
    open.values().removeIf(timer -> timer.timerId() == timerId);
  }

  boolean anyEarly() {
    return !early.isEmpty();
  }

  void startEarlyOnesAnew() {
    asked.addAll(early);
    early.clear();
  }

  /** Timers carry no name that counts: they leave in the order in which they were asked for. */
  void started(HistoryEvent event) throws HistoryMismatchException {
    if (asked.isEmpty()) {
      throw new HistoryMismatchException(
          "event %d is a timer, which the program does not set there"
              .formatted(event.getEventId()));
    }
    open.put(event.getEventId(), asked.removeFirst());
  }

  void requireAllStarted(long task) throws HistoryMismatchException {
    if (!asked.isEmpty()) {
      throw new HistoryMismatchException(
          "the program sets the timer `%s` where event %d has none"
              .formatted(asked.getFirst().key(), task));
    }
  }

  Optional<MachineEvent> fired(long started, Instant now) {
    StartTimer timer = open.remove(started);
    if (timer == null) {
      return Optional.empty();
    }
    if (timer.at().isAfter(now)) {
      early.add(timer);
      return Optional.empty();
    }
    return Optional.of(new MachineEvent.TimerFired(timer.timerId()));
  }
}
