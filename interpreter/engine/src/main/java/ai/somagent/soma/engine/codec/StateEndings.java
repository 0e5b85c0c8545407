package ai.somagent.soma.engine.codec;

import ai.somagent.soma.engine.state.Halt;
import ai.somagent.soma.engine.state.Halt.CancelHalt;
import ai.somagent.soma.engine.state.Halt.FailHalt;
import ai.somagent.soma.engine.state.RunError;
import ai.somagent.soma.engine.state.RunOutcome;
import ai.somagent.soma.engine.value.Value.MapValue;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** Errors, halts and outcomes inside a state. */
final class StateEndings {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private StateEndings() {}

  static ObjectNode writeError(RunError error) {
    return NODES
        .objectNode()
        .put("kind", error.kind())
        .put("message", error.message())
        .put("step", error.step())
        .set("fields", StateValues.write(error.fields()));
  }

  static RunError readError(JsonNode json) {
    return new RunError(
        StateFields.text(json, "kind"),
        StateFields.text(json, "message"),
        StateFields.text(json, "step"),
        (MapValue) StateValues.read(StateFields.member(json, "fields")));
  }

  static ObjectNode writeHalt(Halt halt) {
    return switch (halt) {
      case CancelHalt(String reason) -> NODES.objectNode().put("cancelled", reason);
      case FailHalt(RunError error) -> NODES.objectNode().set("failed", writeError(error));
    };
  }

  static Halt readHalt(JsonNode json) {
    return json.has("cancelled")
        ? new CancelHalt(StateFields.text(json, "cancelled"))
        : new FailHalt(readError(StateFields.member(json, "failed")));
  }

  static ObjectNode writeOutcome(RunOutcome outcome) {
    ObjectNode json = NODES.objectNode();
    return switch (outcome) {
      case RunOutcome.Completed completed ->
          json.set("completed", StateValues.write(completed.result()));
      case RunOutcome.Failed failed -> json.set("failed", writeError(failed.error()));
      case RunOutcome.Cancelled cancelled -> json.put("cancelled", cancelled.reason());
    };
  }

  static RunOutcome readOutcome(JsonNode json) {
    if (json.has("completed")) {
      return new RunOutcome.Completed(StateValues.read(json.get("completed")));
    }
    return json.has("cancelled")
        ? new RunOutcome.Cancelled(StateFields.text(json, "cancelled"))
        : new RunOutcome.Failed(readError(StateFields.member(json, "failed")));
  }
}
