package ai.somagent.soma.worker;

import ai.somagent.soma.ir.SourceMap;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;

/** How a run ended. */
public sealed interface RunOutcome {

  /** {@code result} is {@code NullNode} when the program declares no output. */
  record Completed(JsonNode result) implements RunOutcome {}

  /**
   * An error that nothing caught.
   *
   * @param kind qualified error kind, a built-in one, or one of the worker's own: {@code
   *     ProgramUnavailable}, {@code Internal}, {@code Terminated}
   * @param message one sentence for people
   * @param step id of the node it came from, or null when it came from none
   * @param place where that node stands in its source, or null when unknown
   * @param fields the kind's own fields
   */
  record Failed(
      String kind,
      String message,
      @Nullable String step,
      SourceMap.@Nullable Place place,
      ObjectNode fields)
      implements RunOutcome {}

  /** Somebody wanted it to stop. */
  record Cancelled(String reason) implements RunOutcome {}
}
