package ai.somagent.soma.json;

import ai.somagent.soma.json.JsonValue.JsonObject;
import ai.somagent.soma.json.JsonValue.JsonText;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;

/** A string of a certain shape that stands in the text as it is. */
record PatternSlot(String pattern, String expected) implements Slot<String> {
  @Override
  public JsonNode write(String value, AstWriting writing) {
    return TextNode.valueOf(value);
  }

  @Override
  public void read(JsonValue json, JsonObject owner, AstReading reading) {
    if (!(json instanceof JsonText text)) {
      reading.problems.wrongType(json, expected + " as a string");
    } else if (!text.value().matches(pattern)) {
      reading.problems.badValue(
          json, "`" + AstProblems.shortened(text.value()) + "` is not " + expected, null);
    } else {
      reading.append(text.value());
    }
  }

  @Override
  public ObjectNode schema() {
    return JsonNodeFactory.instance
        .objectNode()
        .put("type", "string")
        .put("pattern", "^" + pattern + "$");
  }
}
