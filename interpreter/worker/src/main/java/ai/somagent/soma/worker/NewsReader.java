package ai.somagent.soma.worker;

import ai.somagent.soma.ir.SourceMap;
import ai.somagent.soma.worker.wire.WireReader;
import io.temporal.api.common.v1.Payloads;
import io.temporal.api.history.v1.HistoryEvent;
import io.temporal.api.workflow.v1.PendingActivityInfo;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Makes news of a run's history, one event after the other. Not thread-safe. */
final class NewsReader {
  private final StepLedger steps;
  private final OutcomeReader outcome;
  private final Map<Long, String> timers = new LinkedHashMap<>();

  NewsReader(Optional<SourceMap> places) {
    this.steps = new StepLedger(places);
    this.outcome = new OutcomeReader(places);
  }

  OutcomeReader outcome() {
    return outcome;
  }

  boolean hasOpenSteps() {
    return steps.hasOpenSteps();
  }

  List<RunNews> take(List<PendingActivityInfo> pending, Instant at) {
    return steps.take(pending, at).stream().map(NewsReader::news).toList();
  }

  List<RunNews> take(HistoryEvent event) {
    List<RunNews> news = new ArrayList<>();
    steps.take(event).forEach(progress -> news.add(news(progress)));
    outcome.take(event);
    RunOutcome end = outcome.outcome();
    Instant at = StepLedger.instant(event.getEventTime());
    if (end != null) {
      news.add(ended(at, end));
    } else {
      other(event, at).ifPresent(news::add);
    }
    return news;
  }

  private Optional<RunNews> other(HistoryEvent event, Instant at) {
    return switch (event.getEventType()) {
      case EVENT_TYPE_WORKFLOW_EXECUTION_STARTED ->
          plain(
              at,
              "begun",
              event.getWorkflowExecutionStartedEventAttributes().getWorkflowType().getName());
      case EVENT_TYPE_TIMER_STARTED -> {
        String name = summary(event);
        timers.put(event.getEventId(), name);
        yield plain(at, "timer", name);
      }
      case EVENT_TYPE_TIMER_FIRED ->
          plain(
              at,
              "fired",
              timers.getOrDefault(event.getTimerFiredEventAttributes().getStartedEventId(), ""));
      case EVENT_TYPE_WORKFLOW_EXECUTION_SIGNALED ->
          plain(at, "signal", event.getWorkflowExecutionSignaledEventAttributes().getSignalName());
      case EVENT_TYPE_WORKFLOW_EXECUTION_UPDATE_ACCEPTED ->
          plain(
              at,
              "update",
              event
                  .getWorkflowExecutionUpdateAcceptedEventAttributes()
                  .getAcceptedRequest()
                  .getInput()
                  .getName());
      case EVENT_TYPE_WORKFLOW_EXECUTION_CANCEL_REQUESTED ->
          plain(
              at,
              "stopping",
              event.getWorkflowExecutionCancelRequestedEventAttributes().getCause());
      // Everything else is the server's book-keeping.
      default -> Optional.empty();
    };
  }

  private static Optional<RunNews> plain(Instant at, String word, String what) {
    return Optional.of(new RunNews(at, word, what, "", null));
  }

  private static String summary(HistoryEvent event) {
    return WireReader.payload(
            Payloads.newBuilder().addPayloads(event.getUserMetadata().getSummary()).build(),
            0,
            String.class)
        .orElse("");
  }

  private static RunNews ended(Instant at, RunOutcome end) {
    return switch (end) {
      case RunOutcome.Completed done ->
          new RunNews(
              at,
              "ended",
              "completed",
              done.result().isNull() ? "" : done.result().toString(),
              null);
      case RunOutcome.Cancelled cancelled ->
          new RunNews(at, "ended", "cancelled", cancelled.reason(), null);
      case RunOutcome.Failed failed ->
          new RunNews(
              at, "ended", "failed", failed.kind() + ": " + failed.message(), failed.place());
    };
  }

  private static RunNews news(RunProgress progress) {
    RunStep step = progress.step();
    int bracket = step.key().indexOf('[');
    String what = step.tool() + (bracket < 0 ? "" : step.key().substring(bracket));
    return switch (progress) {
      case RunProgress.StepStarted _ -> new RunNews(progress.at(), "call", what, "", step.place());
      case RunProgress.StepRetrying retrying ->
          new RunNews(
              progress.at(),
              "retrying",
              what,
              "attempt " + retrying.attempt() + ", after " + why(retrying.failure()),
              step.place());
      case RunProgress.StepCompleted done ->
          new RunNews(progress.at(), "done", what, took(done.took()), step.place());
      case RunProgress.StepFailed failed ->
          new RunNews(progress.at(), "failed", what, why(failed.failure()), step.place());
      case RunProgress.StepCancelled cancelled ->
          new RunNews(progress.at(), "cancelled", what, took(cancelled.took()), step.place());
    };
  }

  private static String why(StepFailure failure) {
    return failure.kind() + ": " + failure.message();
  }

  private static String took(Duration took) {
    return took.toMillis() + " ms";
  }
}
