package ai.somagent.soma.engine.value;

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
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Values of the type {@code json}: any JSON value. */
final class AnyJson {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private AnyJson() {}

  static Value read(JsonNode json, Pointer pointer) throws InvalidValueException {
    checkDepth(pointer);
    return switch (json.getNodeType()) {
      case NULL, MISSING -> NullValue.NULL;
      case BOOLEAN -> new BoolValue(json.booleanValue());
      case NUMBER -> readNumber(json, pointer);
      case STRING -> new TextValue(wellFormed(json.textValue(), pointer));
      case ARRAY -> readList(json, pointer);
      case OBJECT -> readMap(json, pointer);
      case BINARY, POJO -> throw JsonForms.expected("JSON", json, pointer);
    };
  }

  static JsonNode write(Value value, Pointer pointer) throws InvalidValueException {
    checkDepth(pointer);
    return switch (value) {
      case NullValue _ -> NODES.nullNode();
      case BoolValue bool -> NODES.booleanNode(bool.value());
      case IntValue number -> NODES.numberNode(number.value());
      case DoubleValue number -> NODES.numberNode(finite(number, pointer));
      case TextValue text -> NODES.textNode(wellFormed(text.value(), pointer));
      case BytesValue bytes -> NODES.textNode(bytes.base64());
      case DurationValue duration -> NODES.textNode(ScalarText.write(duration.value()));
      case TimestampValue timestamp -> NODES.textNode(ScalarText.write(timestamp.value()));
      case ListValue list -> writeList(list, pointer);
      case MapValue map -> writeMap(map, pointer);
    };
  }

  static double finite(DoubleValue number, Pointer pointer) throws InvalidValueException {
    if (!Double.isFinite(number.value())) {
      throw new InvalidValueException(pointer, "expected a finite double, found " + number.value());
    }
    return number.value();
  }

  private static Value readNumber(JsonNode json, Pointer pointer) throws InvalidValueException {
    if (json.isIntegralNumber() && json.canConvertToLong()) {
      return new IntValue(json.longValue());
    }
    if (!json.isIntegralNumber() && Double.isFinite(json.doubleValue())) {
      return new DoubleValue(json.doubleValue());
    }
    throw new InvalidValueException(
        pointer, "expected a number that an int of 64 bits or a double can hold");
  }

  private static Value readList(JsonNode json, Pointer pointer) throws InvalidValueException {
    List<Value> items = new ArrayList<>();
    for (int i = 0; i < json.size(); i++) {
      items.add(read(json.get(i), pointer.item(i)));
    }
    return new ListValue(items);
  }

  private static Value readMap(JsonNode json, Pointer pointer) throws InvalidValueException {
    Map<String, Value> entries = new LinkedHashMap<>();
    for (var entry : json.properties()) {
      Pointer place = pointer.field(entry.getKey());
      entries.put(wellFormed(entry.getKey(), place), read(entry.getValue(), place));
    }
    return new MapValue(entries);
  }

  private static JsonNode writeList(ListValue list, Pointer pointer) throws InvalidValueException {
    ArrayNode array = NODES.arrayNode();
    for (int i = 0; i < list.items().size(); i++) {
      array.add(write(list.items().get(i), pointer.item(i)));
    }
    return array;
  }

  private static JsonNode writeMap(MapValue map, Pointer pointer) throws InvalidValueException {
    ObjectNode object = NODES.objectNode();
    for (var entry : map.entries().entrySet()) {
      object.set(entry.getKey(), write(entry.getValue(), pointer.field(entry.getKey())));
    }
    return object;
  }

  private static String wellFormed(String text, Pointer pointer) throws InvalidValueException {
    if (!LimitCheck.isWellFormed(text)) {
      throw new InvalidValueException(pointer, "expected text, found half of a surrogate pair");
    }
    return text;
  }

  private static void checkDepth(Pointer pointer) throws InvalidValueException {
    if (pointer.depth() > LimitCheck.DEEPEST) {
      throw new InvalidValueException(pointer, "nests deeper than " + LimitCheck.DEEPEST);
    }
  }
}
