package ai.somagent.soma.json;

import ai.somagent.soma.format.Escapes;
import ai.somagent.soma.json.JsonValue.JsonObject;
import ai.somagent.soma.json.JsonValue.JsonText;
import ai.somagent.soma.syntax.StringSyntax;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;

/** Where only a string may stand: its text, or a {@code String} node when it has parts. */
final class TextSlot implements Slot<StringSyntax> {
  private static final Slot<StringSyntax> PARTS = new RowSlot<>("String");

  @Override
  public JsonNode write(StringSyntax string, AstWriting writing) {
    // Triple quotes are lost here: a digest must not depend on which of the two forms is written.
    return string.isConstant()
        ? TextNode.valueOf(string.constantText())
        : PARTS.write(string, writing);
  }

  @Override
  public void read(JsonValue json, JsonObject owner, AstReading reading) {
    switch (json) {
      case JsonText text -> reading.append("\"" + Escapes.escape(text.value(), false) + "\"");
      case JsonObject object -> PARTS.read(object, owner, reading);
      default -> reading.problems.wrongType(json, "a string");
    }
  }

  @Override
  public ObjectNode schema() {
    return AstLayoutRules.reference("text");
  }

  static void define(ObjectNode definitions) {
    JsonNodeFactory json = JsonNodeFactory.instance;
    ObjectNode text = definitions.putObject("text");
    text.put("description", "A string; a `String` node only where it has interpolations.");
    ArrayNode forms = text.putArray("anyOf");
    forms.add(json.objectNode().put("type", "string"));
    forms.add(AstLayoutRules.reference("String"));
  }
}
