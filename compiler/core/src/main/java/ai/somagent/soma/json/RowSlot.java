package ai.somagent.soma.json;

import ai.somagent.soma.json.JsonValue.JsonObject;
import ai.somagent.soma.syntax.Syntax;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** Where only one node may stand. */
record RowSlot<V extends Syntax>(String row) implements Slot<V> {
  @Override
  public JsonNode write(V value, AstWriting writing) {
    return writing.node(AstTable.<V>row(row), value);
  }

  @Override
  public void read(JsonValue json, JsonObject owner, AstReading reading) {
    NodeRow<?> found = AstTable.row(row);
    if (!(json instanceof JsonObject object)) {
      reading.problems.wrongType(json, "an object, " + AstReading.described(found));
      return;
    }
    if (found.isNamed() && !object.has("node")) {
      reading.problems.missingMember(json.place(), AstReading.described(found), "node");
    }
    reading.node(found, object);
  }

  @Override
  public ObjectNode schema() {
    return AstLayoutRules.reference(row);
  }
}
