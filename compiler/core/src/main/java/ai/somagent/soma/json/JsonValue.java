package ai.somagent.soma.json;

import ai.somagent.soma.source.Span;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A value of a JSON text that knows where it stands. */
sealed interface JsonValue {
  Place place();

  /**
   * Where a value stands.
   *
   * @param parent where the value around it stands, or null at the root
   * @param step the member or index by which {@code parent} holds it
   * @param name the characters of the member's name, or of the value where it has none
   * @param span the characters of the value
   */
  record Place(@Nullable Place parent, String step, Span name, Span span) {
    /** The RFC 6901 pointer; the empty string at the root. */
    String pointer() {
      Deque<String> steps = new ArrayDeque<>();
      for (Place at = this; at.parent != null; at = at.parent) {
        steps.push(at.step.replace("~", "~0").replace("/", "~1"));
      }
      return steps.isEmpty() ? "" : "/" + String.join("/", steps);
    }
  }

  record JsonObject(Map<String, JsonValue> members, Place place) implements JsonValue {
    @Nullable JsonValue get(String name) {
      return members.get(name);
    }

    /** The text of a member, or the empty string when there is none. */
    String text(String name) {
      return members.get(name) instanceof JsonText text ? text.value() : "";
    }

    boolean has(String name) {
      return members.containsKey(name);
    }
  }

  record JsonArray(List<JsonValue> items, Place place) implements JsonValue {}

  record JsonText(String value, Place place) implements JsonValue {}

  /** {@code text} as written. */
  record JsonNumber(String text, boolean whole, Place place) implements JsonValue {}

  record JsonFlag(boolean value, Place place) implements JsonValue {}

  record JsonNothing(Place place) implements JsonValue {}

  /** What it is, for messages. */
  default String kind() {
    return switch (this) {
      case JsonObject _ -> "an object";
      case JsonArray _ -> "a list";
      case JsonText _ -> "a string";
      case JsonNumber _ -> "a number";
      case JsonFlag _ -> "a truth value";
      case JsonNothing _ -> "`null`";
    };
  }
}
