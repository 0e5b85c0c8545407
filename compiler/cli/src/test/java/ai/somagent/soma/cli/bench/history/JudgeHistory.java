package ai.somagent.soma.cli.bench.history;

import com.fasterxml.jackson.databind.JsonNode;
import io.temporal.api.history.v1.HistoryEvent;
import io.temporal.client.WorkflowClient;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What one run of the main job left behind.
 *
 * @param decision what it decided
 * @param events number of events by type
 * @param bytes size of all events together, as the server sends them
 */
record JudgeHistory(JsonNode decision, Map<String, Long> events, long bytes) {

  static JudgeHistory of(JsonNode decision, WorkflowClient client, String runId) {
    List<HistoryEvent> events = client.fetchHistory(runId).getEvents();
    return new JudgeHistory(
        decision,
        events.stream()
            .collect(
                Collectors.groupingBy(
                    event -> event.getEventType().name().replace("EVENT_TYPE_", ""),
                    TreeMap::new,
                    Collectors.counting())),
        events.stream().mapToLong(HistoryEvent::getSerializedSize).sum());
  }

  long total() {
    return events.values().stream().mapToLong(Long::longValue).sum();
  }
}
