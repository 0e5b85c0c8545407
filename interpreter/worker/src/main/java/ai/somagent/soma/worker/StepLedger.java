package ai.somagent.soma.worker;

import ai.somagent.soma.ir.SourceMap;
import ai.somagent.soma.worker.wire.CallProblem;
import ai.somagent.soma.worker.wire.CallReference;
import ai.somagent.soma.worker.wire.WireReader;
import com.google.protobuf.Timestamp;
import io.temporal.api.failure.v1.Failure;
import io.temporal.api.history.v1.ActivityTaskScheduledEventAttributes;
import io.temporal.api.history.v1.ActivityTaskStartedEventAttributes;
import io.temporal.api.history.v1.HistoryEvent;
import io.temporal.api.workflow.v1.PendingActivityInfo;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Makes steps of a run's history, one event after the other. Not thread-safe. */
final class StepLedger {
  private final Optional<SourceMap> places;
  private final List<StepRecord> earlier = new ArrayList<>();
  private final Map<Long, StepRecord> byEvent = new LinkedHashMap<>();

  StepLedger(Optional<SourceMap> places) {
    this.places = places;
  }

  /** Whether a step has no end yet. */
  boolean hasOpenSteps() {
    return byEvent.values().stream().anyMatch(StepRecord::isOpen);
  }

  List<StepView> views() {
    return Stream.concat(earlier.stream(), byEvent.values().stream())
        .map(StepRecord::view)
        .toList();
  }

  /** Takes the next event; gives what it means for steps, perhaps nothing. */
  List<RunProgress> take(HistoryEvent event) {
    Instant at = instant(event.getEventTime());
    return switch (event.getEventType()) {
      case EVENT_TYPE_ACTIVITY_TASK_SCHEDULED ->
          List.of(
              scheduled(event.getEventId(), event.getActivityTaskScheduledEventAttributes(), at));
      case EVENT_TYPE_ACTIVITY_TASK_STARTED ->
          started(event.getActivityTaskStartedEventAttributes(), at);
      case EVENT_TYPE_ACTIVITY_TASK_COMPLETED ->
          step(event.getActivityTaskCompletedEventAttributes().getScheduledEventId()).completed(at);
      case EVENT_TYPE_ACTIVITY_TASK_FAILED ->
          step(event.getActivityTaskFailedEventAttributes().getScheduledEventId())
              .failed(at, problem(event.getActivityTaskFailedEventAttributes().getFailure()));
      case EVENT_TYPE_ACTIVITY_TASK_TIMED_OUT ->
          step(event.getActivityTaskTimedOutEventAttributes().getScheduledEventId())
              .failed(at, problem(event.getActivityTaskTimedOutEventAttributes().getFailure()));
      case EVENT_TYPE_ACTIVITY_TASK_CANCELED ->
          step(event.getActivityTaskCanceledEventAttributes().getScheduledEventId()).cancelled(at);
      case EVENT_TYPE_WORKFLOW_EXECUTION_CONTINUED_AS_NEW -> carriedOver();
      // Everything else is the server's book-keeping.
      default -> List.of();
    };
  }

  /** Events are counted anew in each history; no step is open between two of them. */
  private List<RunProgress> carriedOver() {
    earlier.addAll(byEvent.values());
    byEvent.clear();
    return List.of();
  }

  /** Takes what the server says of attempts that no event tells of yet. */
  List<RunProgress> take(List<PendingActivityInfo> pending, Instant at) {
    List<RunProgress> progress = new ArrayList<>();
    for (PendingActivityInfo activity : pending) {
      if (activity.hasLastFailure()) {
        for (StepRecord step : byEvent.values()) {
          if (step.isOpen() && step.activityId().equals(activity.getActivityId())) {
            progress.addAll(
                step.retrying(at, activity.getAttempt(), problem(activity.getLastFailure())));
          }
        }
      }
    }
    return progress;
  }

  private RunProgress scheduled(
      long event, ActivityTaskScheduledEventAttributes attributes, Instant at) {
    CallReference reference =
        WireReader.payload(attributes.getInput(), 1, CallReference.class)
            .orElse(
                new CallReference("", "", attributes.getActivityId(), attributes.getActivityId()));
    RunStep step =
        new RunStep(
            reference.key(),
            reference.node(),
            attributes.getActivityType().getName(),
            places.map(map -> map.nodes().get(reference.node())).orElse(null));
    byEvent.put(event, new StepRecord(step, attributes.getActivityId(), at));
    return new RunProgress.StepStarted(step, at);
  }

  private List<RunProgress> started(ActivityTaskStartedEventAttributes attributes, Instant at) {
    StepRecord step = step(attributes.getScheduledEventId());
    if (attributes.hasLastFailure()) {
      return step.retrying(at, attributes.getAttempt(), problem(attributes.getLastFailure()));
    }
    step.reached(attributes.getAttempt());
    return List.of();
  }

  private StepRecord step(long scheduledEvent) {
    StepRecord step = byEvent.get(scheduledEvent);
    if (step == null) {
      throw new IllegalStateException("the history ends a call that it did not begin");
    }
    return step;
  }

  private static StepFailure problem(Failure failure) {
    CallProblem problem = CallProblem.of(WireReader.failure(failure));
    return new StepFailure(problem.kind(), problem.message());
  }

  static Instant instant(Timestamp timestamp) {
    return Instant.ofEpochSecond(timestamp.getSeconds(), timestamp.getNanos());
  }
}
