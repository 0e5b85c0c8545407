package ai.somagent.soma.worker.wire;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

/**
 * The one argument of a run. The program itself never enters the history.
 *
 * @param program its digest
 * @param input an object with the declared input fields
 * @param state the machine's state where the run was carried over from an earlier history; null in
 *     its first
 * @param startedBy id of whoever starts it, who decides nothing in it; null where that is not known
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record RunArgument(
    String program, JsonNode input, @Nullable JsonNode state, @Nullable String startedBy) {
  /** Of a run that begins. */
  public RunArgument(String program, JsonNode input, @Nullable String startedBy) {
    this(program, input, null, startedBy);
  }
}
