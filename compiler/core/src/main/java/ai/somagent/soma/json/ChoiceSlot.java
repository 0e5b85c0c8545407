package ai.somagent.soma.json;

import ai.somagent.soma.json.JsonValue.JsonObject;
import ai.somagent.soma.json.JsonValue.JsonText;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.List;
import java.util.function.Function;

/** One of a few words, which stand in the text as they are. */
record ChoiceSlot<V>(List<String> words, Function<V, String> word) implements Slot<V> {
  @Override
  public JsonNode write(V value, AstWriting writing) {
    return TextNode.valueOf(word.apply(value));
  }

  @Override
  public void read(JsonValue json, JsonObject owner, AstReading reading) {
    if (!(json instanceof JsonText text)) {
      reading.problems.wrongType(json, "one of " + AstProblems.listed(words));
    } else if (!words.contains(text.value())) {
      String found = "`" + AstProblems.shortened(text.value()) + "` is none of ";
      reading.problems.badValue(json, found + AstProblems.listed(words), null);
    } else {
      reading.append(text.value());
    }
  }

  @Override
  public ObjectNode schema() {
    ObjectNode schema = JsonNodeFactory.instance.objectNode();
    ArrayNode values = schema.putArray("enum");
    words.forEach(values::add);
    return schema;
  }
}
