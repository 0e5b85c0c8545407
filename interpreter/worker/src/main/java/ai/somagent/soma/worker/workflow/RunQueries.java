package ai.somagent.soma.worker.workflow;

import com.fasterxml.jackson.databind.JsonNode;
import io.temporal.workflow.QueryMethod;

/** What can be asked of a live run. */
public interface RunQueries {
  /** The machine's state as {@code soma.state/1}; null before its first step. */
  @QueryMethod(name = "soma.state")
  JsonNode state();
}
