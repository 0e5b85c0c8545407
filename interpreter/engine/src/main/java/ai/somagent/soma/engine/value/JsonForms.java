package ai.somagent.soma.engine.value;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Locale;

/** Words for what was found where something else was expected. */
final class JsonForms {
  private JsonForms() {}

  static InvalidValueException expected(String what, JsonNode found, Pointer pointer) {
    return new InvalidValueException(pointer, "expected " + what + ", found " + name(found));
  }

  static InvalidValueException expected(String what, Value found, Pointer pointer) {
    return new InvalidValueException(pointer, "expected " + what + ", found " + name(found));
  }

  private static String name(JsonNode json) {
    return switch (json.getNodeType()) {
      case ARRAY -> "a list";
      case BINARY -> "bytes";
      case BOOLEAN -> "a bool";
      case MISSING -> "nothing";
      case NULL -> "null";
      case NUMBER -> json.isIntegralNumber() ? "an integer" : "a number";
      case OBJECT -> "an object";
      case POJO -> "an object of the host";
      case STRING -> "a string";
    };
  }

  private static String name(Value value) {
    String simple = value.getClass().getSimpleName();
    return "a " + simple.replace("Value", "").toLowerCase(Locale.ROOT) + " value";
  }
}
