package ai.somagent.soma.worker.recorded;

import com.google.protobuf.Timestamp;
import io.temporal.api.history.v1.HistoryEvent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * A workflow task that a worker completed.
 *
 * @param id of the event that completed it
 * @param now the time that the workflow saw in it
 * @param arrived what had happened since the task before
 * @param followed what its commands led to, in their order
 */
record RecordedTask(
    long id,
    Instant now,
    boolean rollOverSuggested,
    List<HistoryEvent> arrived,
    List<HistoryEvent> followed) {

  /** All of a history; what came after the last of them has no effect yet. */
  static List<RecordedTask> of(List<HistoryEvent> history) {
    List<RecordedTask> tasks = new ArrayList<>();
    List<HistoryEvent> arrived = new ArrayList<>();
    Instant started = Instant.EPOCH;
    boolean suggested = false;
    for (HistoryEvent event : history) {
      switch (event.getEventType()) {
        case EVENT_TYPE_WORKFLOW_TASK_STARTED -> {
          started = instant(event.getEventTime());
          suggested = event.getWorkflowTaskStartedEventAttributes().getSuggestContinueAsNew();
        }
        case EVENT_TYPE_WORKFLOW_TASK_COMPLETED -> {
          tasks.add(
              new RecordedTask(
                  event.getEventId(), started, suggested, List.copyOf(arrived), new ArrayList<>()));
          arrived.clear();
        }
        case EVENT_TYPE_ACTIVITY_TASK_SCHEDULED,
            EVENT_TYPE_TIMER_STARTED,
            EVENT_TYPE_WORKFLOW_EXECUTION_UPDATE_ACCEPTED -> {
          if (!tasks.isEmpty()) {
            tasks.getLast().followed().add(event);
          }
        }
        default -> arrived.add(event);
      }
    }
    return tasks;
  }

  static Instant instant(Timestamp timestamp) {
    return Instant.ofEpochMilli(timestamp.getSeconds() * 1_000 + timestamp.getNanos() / 1_000_000);
  }
}
