package ai.somagent.soma.engine.step;

import ai.somagent.soma.engine.value.Value;
import ai.somagent.soma.engine.value.Value.BoolValue;
import ai.somagent.soma.engine.value.Value.BytesValue;
import ai.somagent.soma.engine.value.Value.DoubleValue;
import ai.somagent.soma.engine.value.Value.DurationValue;
import ai.somagent.soma.engine.value.Value.IntValue;
import ai.somagent.soma.engine.value.Value.ListValue;
import ai.somagent.soma.engine.value.Value.MapValue;
import ai.somagent.soma.engine.value.Value.NullValue;
import ai.somagent.soma.engine.value.Value.TextValue;
import ai.somagent.soma.engine.value.Value.TimestampValue;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** Shown values as JSON that has a canonical form, whatever they are. */
final class ShownValues {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
  private static final long SAFE_INTEGER = 1L << 53;

  private ShownValues() {}

  static JsonNode json(Value value) {
    return switch (value) {
      case NullValue _ -> NODES.nullNode();
      case BoolValue bool -> NODES.booleanNode(bool.value());
      case IntValue(long number) when Math.abs(number) <= SAFE_INTEGER -> NODES.numberNode(number);
      case IntValue(long number) -> NODES.textNode(Long.toString(number));
      case DoubleValue(double number) when Double.isFinite(number) -> NODES.numberNode(number);
      case DoubleValue(double number) -> NODES.textNode(Double.toString(number));
      case TextValue(String text) -> NODES.textNode(text);
      case BytesValue(String base64) -> NODES.textNode(base64);
      case DurationValue duration -> NODES.textNode(duration.value().toString());
      case TimestampValue timestamp -> NODES.textNode(timestamp.value().toString());
      case ListValue list -> {
        ArrayNode array = NODES.arrayNode();
        list.items().forEach(item -> array.add(json(item)));
        yield array;
      }
      case MapValue map -> {
        ObjectNode object = NODES.objectNode();
        map.entries().forEach((key, entry) -> object.set(key, json(entry)));
        yield object;
      }
    };
  }
}
