package ai.somagent.soma.worker;

import ai.somagent.soma.ir.SourceMap;
import ai.somagent.soma.worker.wire.ErrorKinds;
import ai.somagent.soma.worker.wire.FailureDetails;
import ai.somagent.soma.worker.wire.WireReader;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import io.temporal.api.history.v1.HistoryEvent;
import io.temporal.failure.ApplicationFailure;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Finds out from a run's history how it ended. Not thread-safe. */
final class OutcomeReader {
  private final Optional<SourceMap> places;
  private String cancelReason = "";
  private @Nullable RunOutcome outcome;

  OutcomeReader(Optional<SourceMap> places) {
    this.places = places;
  }

  /** Null while the run goes on. */
  @Nullable RunOutcome outcome() {
    return outcome;
  }

  void take(HistoryEvent event) {
    switch (event.getEventType()) {
      case EVENT_TYPE_WORKFLOW_EXECUTION_CANCEL_REQUESTED ->
          cancelReason = event.getWorkflowExecutionCancelRequestedEventAttributes().getCause();
      case EVENT_TYPE_WORKFLOW_EXECUTION_COMPLETED ->
          outcome =
              new RunOutcome.Completed(
                  WireReader.payload(
                          event.getWorkflowExecutionCompletedEventAttributes().getResult(),
                          0,
                          JsonNode.class)
                      .orElse(NullNode.instance));
      case EVENT_TYPE_WORKFLOW_EXECUTION_FAILED ->
          outcome =
              failed(
                  WireReader.failure(
                      event.getWorkflowExecutionFailedEventAttributes().getFailure()));
      case EVENT_TYPE_WORKFLOW_EXECUTION_CANCELED ->
          outcome = new RunOutcome.Cancelled(cancelReason);
      case EVENT_TYPE_WORKFLOW_EXECUTION_TERMINATED ->
          outcome =
              ended(
                  ErrorKinds.TERMINATED,
                  "an operator ended the run: "
                      + event.getWorkflowExecutionTerminatedEventAttributes().getReason());
      case EVENT_TYPE_WORKFLOW_EXECUTION_TIMED_OUT ->
          outcome = ended(ErrorKinds.TIMEOUT, "the server's limit for the run has passed");
      default -> {
        // Nothing that ends a run.
      }
    }
  }

  private RunOutcome failed(RuntimeException failure) {
    if (!(failure instanceof ApplicationFailure application)) {
      return ended(ErrorKinds.INTERNAL, String.valueOf(failure.getMessage()));
    }
    FailureDetails details = FailureDetails.of(application);
    String step = details.step();
    return new RunOutcome.Failed(
        application.getType(),
        application.getOriginalMessage(),
        step,
        step == null ? null : places.map(map -> map.nodes().get(step)).orElse(null),
        details.fields());
  }

  private static RunOutcome ended(String kind, String message) {
    return new RunOutcome.Failed(kind, message, null, null, FailureDetails.none().fields());
  }
}
