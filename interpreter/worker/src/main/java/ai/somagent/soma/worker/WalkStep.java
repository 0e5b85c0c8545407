package ai.somagent.soma.worker;

import ai.somagent.soma.ir.SourceMap;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A recorded run right before it executes one step of its program, or at its end.
 *
 * @param at the run's time
 * @param cause what woke the run up before this step, or null when it went on by itself
 * @param historyEvent number of the event of the history that ends the task it belongs to
 * @param line which line of execution it is: 0 is the main line
 * @param node id of the node; empty where the recording ends
 * @param place where it stands in its source, or null when that is unknown
 * @param values what the step sees, by the author's names; of the input and of every variable
 * @param end how the run stands after the recording, only in the last step
 */
public record WalkStep(
    Instant at,
    @Nullable String cause,
    long historyEvent,
    long line,
    String node,
    SourceMap.@Nullable Place place,
    Map<String, JsonNode> values,
    @Nullable String end) {
  public WalkStep {
    values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
  }
}
