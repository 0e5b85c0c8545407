package ai.somagent.soma.engine.codec;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;

/** Strict access to the members of a serialised state. */
final class StateFields {
  private StateFields() {}

  static JsonNode member(JsonNode json, String name) {
    JsonNode member = json.get(name);
    if (member == null) {
      throw malformed(name);
    }
    return member;
  }

  static String text(JsonNode json, String name) {
    JsonNode member = member(json, name);
    if (!member.isTextual()) {
      throw malformed(name);
    }
    return member.textValue();
  }

  static long number(JsonNode json, String name) {
    JsonNode member = member(json, name);
    if (!member.isIntegralNumber() || !member.canConvertToLong()) {
      throw malformed(name);
    }
    return member.longValue();
  }

  static int index(JsonNode json, String name) {
    return Math.toIntExact(number(json, name));
  }

  static ArrayNode list(JsonNode json, String name) {
    if (member(json, name) instanceof ArrayNode list) {
      return list;
    }
    throw malformed(name);
  }

  static IllegalArgumentException malformed(String name) {
    return new IllegalArgumentException("the state's `" + name + "` is missing or malformed");
  }
}
