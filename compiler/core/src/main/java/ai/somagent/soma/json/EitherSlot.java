package ai.somagent.soma.json;

import ai.somagent.soma.json.JsonValue.JsonArray;
import ai.somagent.soma.json.JsonValue.JsonObject;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Either an object or a list.
 *
 * @param first what {@code object} takes, or null when the value is a list
 * @param second what {@code list} takes; asked only when {@code first} has nothing
 * @param open text before a list
 * @param close text after a list
 */
record EitherSlot<V, A, B>(
    Slot<A> object,
    Function<V, @Nullable A> first,
    Slot<B> list,
    Function<V, B> second,
    String open,
    String close)
    implements Slot<V> {
  @Override
  public JsonNode write(V value, AstWriting writing) {
    A one = first.apply(value);
    return one == null ? list.write(second.apply(value), writing) : object.write(one, writing);
  }

  @Override
  public void read(JsonValue json, JsonObject owner, AstReading reading) {
    if (json instanceof JsonArray) {
      reading.append(open);
      list.read(json, owner, reading);
      reading.append(close);
    } else if (json instanceof JsonObject) {
      object.read(json, owner, reading);
    } else {
      reading.problems.wrongType(json, "an object or a list");
    }
  }

  @Override
  public ObjectNode schema() {
    ObjectNode schema = JsonNodeFactory.instance.objectNode();
    schema.putObject("if").put("type", "array");
    schema.set("then", list.schema());
    schema.set("else", object.schema());
    return schema;
  }
}
