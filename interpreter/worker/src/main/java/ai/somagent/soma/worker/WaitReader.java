package ai.somagent.soma.worker;

import ai.somagent.soma.ir.SourceMap;
import ai.somagent.soma.ir.SourceMap.Place;
import ai.somagent.soma.worker.wire.WaitAnswer;
import ai.somagent.soma.worker.wire.WhereAnswer;
import ai.somagent.soma.worker.wire.WireReader;
import io.temporal.api.common.v1.Payloads;
import io.temporal.api.history.v1.HistoryEvent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Makes what a run waits for of what it answers, or of what its history leaves open. */
final class WaitReader {
  private final RunView view;
  private final Optional<SourceMap> places;

  WaitReader(RunView view, Optional<SourceMap> places) {
    this.view = view;
    this.places = places;
  }

  List<RunWait> waits(WhereAnswer answer) {
    return answer.waits().stream().map(this::wait).toList();
  }

  private RunWait wait(WaitAnswer wait) {
    WaitKind kind =
        switch (wait.kind()) {
          case "call" -> WaitKind.CALL;
          case "sleep" -> WaitKind.SLEEP;
          case "signal" -> WaitKind.SIGNAL;
          case "condition" -> WaitKind.CONDITION;
          case "approval" -> WaitKind.APPROVAL;
          default -> WaitKind.OTHER;
        };
    StepView step = kind == WaitKind.CALL ? step(wait.key()) : null;
    return new RunWait(
        kind,
        wait.key(),
        wait.what(),
        wait.name(),
        place(wait.node()),
        Instant.parse(wait.since()),
        wait.until() == null ? null : Instant.parse(wait.until()),
        step == null ? (kind == WaitKind.CALL ? 1 : 0) : step.attempts(),
        step == null ? null : step.failure(),
        wait.stopping());
  }

  private @Nullable StepView step(String key) {
    for (StepView step : view.steps()) {
      if (step.step().key().equals(key)) {
        return step;
      }
    }
    return null;
  }

  private @Nullable Place place(String node) {
    return places.map(map -> map.nodes().get(node)).orElse(null);
  }

  /** Calls and timers that have no end in the history; of signals a history says nothing. */
  List<RunWait> open(List<HistoryEvent> history) {
    List<RunWait> waits = new ArrayList<>();
    for (StepView step : view.steps()) {
      if (step.closedAt() == null) {
        waits.add(
            new RunWait(
                WaitKind.CALL,
                step.step().key(),
                step.step().tool(),
                null,
                step.step().place(),
                step.startedAt(),
                null,
                step.attempts(),
                step.failure(),
                false));
      }
    }
    waits.addAll(timers(history).values());
    return waits;
  }

  private Map<Long, RunWait> timers(List<HistoryEvent> history) {
    Map<Long, RunWait> open = new LinkedHashMap<>();
    for (HistoryEvent event : history) {
      switch (event.getEventType()) {
        case EVENT_TYPE_TIMER_STARTED -> open.put(event.getEventId(), timer(event));
        case EVENT_TYPE_TIMER_FIRED ->
            open.remove(event.getTimerFiredEventAttributes().getStartedEventId());
        case EVENT_TYPE_TIMER_CANCELED ->
            open.remove(event.getTimerCanceledEventAttributes().getStartedEventId());
        default -> {
          // Nothing about timers.
        }
      }
    }
    return open;
  }

  private RunWait timer(HistoryEvent event) {
    Instant since = StepLedger.instant(event.getEventTime());
    var length = event.getTimerStartedEventAttributes().getStartToFireTimeout();
    String summary =
        WireReader.payload(
                Payloads.newBuilder().addPayloads(event.getUserMetadata().getSummary()).build(),
                0,
                String.class)
            .orElse("");
    return new RunWait(
        WaitKind.TIMER,
        summary,
        summary,
        null,
        null,
        since,
        since.plusSeconds(length.getSeconds()).plusNanos(length.getNanos()),
        0,
        null,
        false);
  }
}
