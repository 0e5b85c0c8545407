package ai.somagent.soma.json;

import ai.somagent.soma.json.JsonValue.JsonObject;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** What may stand as the value of a member: the one place that knows its three forms. */
interface Slot<V> {
  JsonNode write(V value, AstWriting writing);

  /** Appends the Soma text of {@code json}, a member of {@code owner}, or says what is wrong. */
  void read(JsonValue json, JsonObject owner, AstReading reading);

  /** The JSON Schema of the value. */
  ObjectNode schema();
}
