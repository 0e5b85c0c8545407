package ai.somagent.soma.engine.codec;

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
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Values inside a state. Null, bools, texts, lists, small ints and most maps are the JSON of the
 * same name; what JSON has no form for is an object with one member that begins with {@code $}.
 */
final class StateValues {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
  private static final long SAFE_INTEGER = 1L << 53;
  private static final String TAG = "$";

  private StateValues() {}

  static JsonNode write(Value value) {
    return switch (value) {
      case NullValue _ -> NODES.nullNode();
      case BoolValue bool -> NODES.booleanNode(bool.value());
      case IntValue(long number) when number >= -SAFE_INTEGER && number <= SAFE_INTEGER ->
          NODES.numberNode(number);
      case IntValue(long number) -> tagged("$int", Long.toString(number));
      case DoubleValue(double number) -> tagged("$double", Double.toString(number));
      case TextValue(String text) -> NODES.textNode(text);
      case BytesValue(String base64) -> tagged("$bytes", base64);
      case DurationValue(Duration duration) -> tagged("$duration", duration.toString());
      case TimestampValue(Instant instant) -> tagged("$timestamp", instant.toString());
      case ListValue(List<Value> items) -> writeList(items);
      case MapValue(Map<String, Value> entries) -> writeMap(entries);
    };
  }

  static Value read(JsonNode json) {
    return switch (json.getNodeType()) {
      case NULL -> NullValue.NULL;
      case BOOLEAN -> new BoolValue(json.booleanValue());
      case STRING -> new TextValue(json.textValue());
      case ARRAY -> new ListValue(readList(json));
      case OBJECT -> readObject(json);
      case NUMBER -> {
        if (!json.isIntegralNumber() || !json.canConvertToLong()) {
          throw StateFields.malformed("value");
        }
        yield new IntValue(json.longValue());
      }
      case BINARY, MISSING, POJO -> throw StateFields.malformed("value");
    };
  }

  static ArrayNode writeList(List<Value> items) {
    ArrayNode array = NODES.arrayNode();
    items.forEach(item -> array.add(write(item)));
    return array;
  }

  static List<Value> readList(JsonNode json) {
    List<Value> items = new ArrayList<>();
    json.forEach(item -> items.add(read(item)));
    return items;
  }

  private static ObjectNode tagged(String tag, String text) {
    return NODES.objectNode().put(tag, text);
  }

  private static ObjectNode writeMap(Map<String, Value> entries) {
    ObjectNode object = NODES.objectNode();
    entries.forEach((key, value) -> object.set(key, write(value)));
    boolean looksTagged = entries.size() == 1 && entries.keySet().iterator().next().startsWith(TAG);
    return looksTagged ? NODES.objectNode().set("$map", object) : object;
  }

  private static Value readObject(JsonNode json) {
    if (json.size() == 1) {
      var only = json.properties().iterator().next();
      if (only.getKey().startsWith(TAG)) {
        return readTagged(only.getKey(), only.getValue());
      }
    }
    return readMap(json);
  }

  private static Value readTagged(String tag, JsonNode content) {
    if (tag.equals("$map")) {
      return readMap(content);
    }
    String text = content.textValue();
    if (text == null) {
      throw StateFields.malformed(tag);
    }
    return switch (tag) {
      case "$int" -> new IntValue(Long.parseLong(text));
      case "$double" -> new DoubleValue(Double.parseDouble(text));
      case "$bytes" -> new BytesValue(text);
      case "$duration" -> new DurationValue(Duration.parse(text));
      case "$timestamp" -> new TimestampValue(Instant.parse(text));
      default -> throw StateFields.malformed(tag);
    };
  }

  private static MapValue readMap(JsonNode json) {
    Map<String, Value> entries = new LinkedHashMap<>();
    json.properties().forEach(entry -> entries.put(entry.getKey(), read(entry.getValue())));
    return new MapValue(entries);
  }
}
