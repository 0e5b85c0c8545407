package ai.somagent.soma.json;

import ai.somagent.soma.json.JsonValue.JsonObject;
import com.fasterxml.jackson.databind.JsonNode;

/** A slot that only says its schema: its row writes and reads it together with others. */
abstract class SchemaSlot<V> implements Slot<V> {
  @Override
  public JsonNode write(V value, AstWriting writing) {
    throw new IllegalStateException("the row writes this member");
  }

  @Override
  public void read(JsonValue json, JsonObject owner, AstReading reading) {
    throw new IllegalStateException("the row reads this member");
  }
}
