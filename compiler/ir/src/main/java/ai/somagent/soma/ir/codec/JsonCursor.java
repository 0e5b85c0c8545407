package ai.somagent.soma.ir.codec;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A JSON value together with where it stands; reads strictly. */
record JsonCursor(JsonNode json, String pointer) {
  private static final long MAX_SAFE = (1L << 53) - 1;

  /** Turns the value at a place into something. */
  @FunctionalInterface
  interface Reader<T> {
    T read(JsonCursor at) throws IrFormatException;
  }

  static JsonCursor root(JsonNode json) {
    return new JsonCursor(json, "");
  }

  IrFormatException refused(String reason) {
    return new IrFormatException(pointer, reason);
  }

  /** Checks that this is an object with all of {@code required} and nothing besides both sets. */
  JsonCursor object(Set<String> required, Set<String> optional) throws IrFormatException {
    requireObject();
    for (String name : required) {
      if (!json.has(name)) {
        throw refused("`" + name + "` is missing");
      }
    }
    for (Map.Entry<String, JsonNode> entry : json.properties()) {
      if (!required.contains(entry.getKey()) && !optional.contains(entry.getKey())) {
        throw child(entry.getKey()).refused("`" + entry.getKey() + "` is unknown here");
      }
    }
    return this;
  }

  void requireObject() throws IrFormatException {
    if (!json.isObject()) {
      throw refused("an object is expected, not " + kind());
    }
  }

  boolean has(String field) {
    return json.has(field);
  }

  /** The field {@code name}, which must be there. */
  JsonCursor at(String name) throws IrFormatException {
    if (!json.has(name)) {
      throw refused("`" + name + "` is missing");
    }
    return child(name);
  }

  /** What {@code reader} makes of the field {@code name}, or null when it is absent. */
  <T> @Nullable T optional(String name, Reader<T> reader) throws IrFormatException {
    return json.has(name) ? reader.read(child(name)) : null;
  }

  String text() throws IrFormatException {
    if (!json.isTextual()) {
      throw refused("a string is expected, not " + kind());
    }
    return json.textValue();
  }

  String oneOf(Set<String> values) throws IrFormatException {
    String text = text();
    if (!values.contains(text)) {
      throw refused("`" + text + "` is none of " + String.join(", ", values));
    }
    return text;
  }

  boolean bool() throws IrFormatException {
    if (!json.isBoolean()) {
      throw refused("a boolean is expected, not " + kind());
    }
    return json.booleanValue();
  }

  /** An integer from {@code min} to {@code max}, within ±(2<sup>53</sup> − 1). */
  long integer(long min, long max) throws IrFormatException {
    if (!json.isIntegralNumber() || !json.canConvertToLong()) {
      throw refused("an integer is expected, not " + kind());
    }
    long value = json.longValue();
    if (value < min || value > max || value > MAX_SAFE || value < -MAX_SAFE) {
      throw refused(value + " is out of range");
    }
    return value;
  }

  long natural() throws IrFormatException {
    return integer(0, MAX_SAFE);
  }

  /** A finite number. */
  double number() throws IrFormatException {
    if (!json.isNumber() || !Double.isFinite(json.doubleValue())) {
      throw refused("a number is expected, not " + kind());
    }
    return json.doubleValue();
  }

  <T> List<T> list(Reader<T> reader) throws IrFormatException {
    if (!json.isArray()) {
      throw refused("an array is expected, not " + kind());
    }
    List<T> items = new ArrayList<>();
    for (int i = 0; i < json.size(); i++) {
      items.add(reader.read(new JsonCursor(json.get(i), pointer + "/" + i)));
    }
    return items;
  }

  <T> Map<String, T> map(Reader<T> reader) throws IrFormatException {
    requireObject();
    Map<String, T> entries = new LinkedHashMap<>();
    for (Map.Entry<String, JsonNode> entry : json.properties()) {
      entries.put(entry.getKey(), reader.read(child(entry.getKey())));
    }
    return entries;
  }

  private JsonCursor child(String name) {
    String escaped = name.replace("~", "~0").replace("/", "~1");
    return new JsonCursor(json.path(name), pointer + "/" + escaped);
  }

  private String kind() {
    return switch (json.getNodeType()) {
      case ARRAY -> "an array";
      case BOOLEAN -> "a boolean";
      case NULL -> "null";
      case NUMBER -> "the number " + json;
      case OBJECT -> "an object";
      case STRING -> "a string";
      case BINARY, MISSING, POJO -> "something else";
    };
  }
}
