package ai.somagent.soma.json;

import ai.somagent.soma.json.JsonValue.JsonObject;
import ai.somagent.soma.source.Span;
import ai.somagent.soma.syntax.Syntax;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/**
 * Several of one kind.
 *
 * @param laidOut whether documentation and blank lines may stand before each
 */
record ListSlot<V extends Syntax>(Slot<V> item, String separator, boolean laidOut)
    implements Slot<List<V>> {

  static <V extends Syntax> ListSlot<V> lines(Slot<V> item, String separator) {
    return new ListSlot<>(item, separator, true);
  }

  static <V extends Syntax> ListSlot<V> inline(Slot<V> item, String separator) {
    return new ListSlot<>(item, separator, false);
  }

  @Override
  public JsonNode write(List<V> values, AstWriting writing) {
    ArrayNode list = JsonNodeFactory.instance.arrayNode(values.size());
    writing.enter(values.isEmpty() ? new Span(0, 0) : values.getFirst().span());
    for (V value : values) {
      JsonNode json = item.write(value, writing);
      if (laidOut && json instanceof ObjectNode object) {
        writing.layout(value.span(), object);
      }
      list.add(json);
    }
    writing.leave();
    return list;
  }

  @Override
  public void read(JsonValue json, JsonObject owner, AstReading reading) {
    String between = "";
    for (JsonValue one : reading.items(json)) {
      reading.append(between);
      if (laidOut && one instanceof JsonObject object) {
        reading.layout(object);
      }
      reading.value(item, one, owner);
      between = separator;
    }
  }

  @Override
  public ObjectNode schema() {
    ObjectNode schema = JsonNodeFactory.instance.objectNode().put("type", "array");
    schema.set("items", item.schema());
    return schema;
  }
}
