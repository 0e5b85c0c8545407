package ai.somagent.soma.worker.workflow;

import ai.somagent.soma.worker.wire.WhereAnswer;
import com.fasterxml.jackson.databind.JsonNode;
import io.temporal.workflow.QueryMethod;
import org.jspecify.annotations.Nullable;

/** What can be asked of a live run. */
public interface RunQueries {
  /** Name of the query that {@link #where} answers. */
  String WHERE = "soma.where";

  /** Name of the query that {@link #approvals} answers. */
  String APPROVALS = "soma.approvals";

  /** The machine's state as {@code soma.state/1}; null before its first step. */
  @QueryMethod(name = "soma.state")
  JsonNode state();

  /** What people are asked now, as the state has it: a list of {@code approvals}. */
  @QueryMethod(name = APPROVALS)
  JsonNode approvals();

  /** What the run waits for, and since when; null before its first step. */
  @QueryMethod(name = WHERE)
  @Nullable WhereAnswer where();
}
