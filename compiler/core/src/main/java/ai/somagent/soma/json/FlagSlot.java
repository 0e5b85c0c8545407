package ai.somagent.soma.json;

import ai.somagent.soma.json.JsonValue.JsonFlag;
import ai.somagent.soma.json.JsonValue.JsonObject;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** A truth value; the words that stand in the text for each. */
record FlagSlot(String whenTrue, String whenFalse) implements Slot<Boolean> {
  @Override
  public JsonNode write(Boolean value, AstWriting writing) {
    return BooleanNode.valueOf(value);
  }

  @Override
  public void read(JsonValue json, JsonObject owner, AstReading reading) {
    if (json instanceof JsonFlag flag) {
      reading.append(flag.value() ? whenTrue : whenFalse);
    } else {
      reading.problems.wrongType(json, "`true` or `false`");
    }
  }

  @Override
  public ObjectNode schema() {
    return JsonNodeFactory.instance.objectNode().put("type", "boolean");
  }
}
