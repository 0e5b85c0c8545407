package ai.somagent.soma.worker.recorded;

import ai.somagent.soma.engine.event.MachineEvent;
import ai.somagent.soma.engine.value.InvalidValueException;
import ai.somagent.soma.ir.MembersIr.SignalIr;
import ai.somagent.soma.ir.MembersIr.UpdateIr;
import ai.somagent.soma.worker.program.DecisionRequest;
import ai.somagent.soma.worker.program.PreparedProgram;
import ai.somagent.soma.worker.wire.WireReader;
import com.fasterxml.jackson.databind.JsonNode;
import io.temporal.api.common.v1.Payloads;
import io.temporal.api.history.v1.HistoryEvent;
import io.temporal.api.history.v1.WorkflowExecutionSignaledEventAttributes;
import io.temporal.api.update.v1.Request;
import java.time.Instant;
import java.util.Optional;

/** What the events of a history mean to the machine. */
final class RecordedArrivals {
  private final PreparedProgram program;
  private final RecordedCalls calls;
  private final RecordedTimers timers;
  private long nextUpdate = 1;

  RecordedArrivals(PreparedProgram program, RecordedCalls calls, RecordedTimers timers) {
    this.program = program;
    this.calls = calls;
    this.timers = timers;
  }

  Optional<MachineEvent> event(HistoryEvent event, Instant now) throws HistoryMismatchException {
    return switch (event.getEventType()) {
      case EVENT_TYPE_ACTIVITY_TASK_COMPLETED -> {
        var completed = event.getActivityTaskCompletedEventAttributes();
        yield Optional.of(calls.completed(completed.getScheduledEventId(), completed.getResult()));
      }
      case EVENT_TYPE_ACTIVITY_TASK_FAILED -> {
        var failed = event.getActivityTaskFailedEventAttributes();
        yield Optional.of(calls.failed(failed.getScheduledEventId(), failed.getFailure()));
      }
      case EVENT_TYPE_ACTIVITY_TASK_TIMED_OUT -> {
        var late = event.getActivityTaskTimedOutEventAttributes();
        yield Optional.of(calls.failed(late.getScheduledEventId(), late.getFailure()));
      }
      case EVENT_TYPE_ACTIVITY_TASK_CANCELED ->
          Optional.of(
              calls.cancelled(
                  event.getActivityTaskCanceledEventAttributes().getScheduledEventId()));
      case EVENT_TYPE_TIMER_FIRED ->
          timers.fired(event.getTimerFiredEventAttributes().getStartedEventId(), now);
      case EVENT_TYPE_WORKFLOW_EXECUTION_SIGNALED ->
          signal(event.getWorkflowExecutionSignaledEventAttributes());
      case EVENT_TYPE_WORKFLOW_EXECUTION_CANCEL_REQUESTED ->
          Optional.of(
              new MachineEvent.CancelRequested(
                  event.getWorkflowExecutionCancelRequestedEventAttributes().getCause()));
      case EVENT_TYPE_CHILD_WORKFLOW_EXECUTION_STARTED, EVENT_TYPE_MARKER_RECORDED ->
          throw new HistoryMismatchException(
              "event %d is of a kind that is not read here: %s"
                  .formatted(event.getEventId(), event.getEventType()));
      // Book-keeping of the server.
      default -> Optional.empty();
    };
  }

  /** As the live run does, one that is not declared or does not fit is dropped. */
  private Optional<MachineEvent> signal(WorkflowExecutionSignaledEventAttributes sent) {
    SignalIr declared = program.program().members().signals().get(sent.getSignalName());
    JsonNode payload = json(sent.getInput());
    if (declared == null || payload == null) {
      return Optional.empty();
    }
    try {
      return Optional.of(
          new MachineEvent.SignalReceived(
              sent.getSignalName(), program.codec().read(declared.payload(), payload)));
    } catch (InvalidValueException e) {
      return Optional.empty();
    }
  }

  Optional<MachineEvent> update(Request request) {
    UpdateIr declared = program.program().members().updates().get(request.getInput().getName());
    JsonNode arguments = json(request.getInput().getArgs());
    if (request.getInput().getName().equals(DecisionRequest.UPDATE)) {
      DecisionRequest decision = DecisionRequest.read(arguments);
      return Optional.of(
          new MachineEvent.DecisionMade(nextUpdate++, decision.approval(), decision.decision()));
    }
    if (declared == null || arguments == null) {
      return Optional.empty();
    }
    try {
      return Optional.of(
          new MachineEvent.UpdateRequested(
              nextUpdate++,
              request.getInput().getName(),
              program.codec().readFields(declared.parameters(), arguments)));
    } catch (InvalidValueException e) {
      return Optional.empty();
    }
  }

  private static @org.jspecify.annotations.Nullable JsonNode json(Payloads payloads) {
    return WireReader.payload(payloads, 0, JsonNode.class).orElse(null);
  }
}
