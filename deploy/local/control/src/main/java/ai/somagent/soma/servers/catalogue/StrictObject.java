package ai.somagent.soma.servers.catalogue;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A JSON object whose every key must be asked for: a misspelt key is found, not ignored. */
final class StrictObject {

  private final String where;
  private final JsonNode node;
  private final Set<String> unread = new LinkedHashSet<>();

  StrictObject(String where, JsonNode node) {
    if (!node.isObject()) {
      throw new IllegalStateException(where + " is not an object");
    }
    this.where = where;
    this.node = node;
    node.fieldNames().forEachRemaining(unread::add);
  }

  void finish() {
    if (!unread.isEmpty()) {
      throw new IllegalStateException(where + " has unknown keys " + unread);
    }
  }

  private JsonNode take(String key) {
    unread.remove(key);
    return node.path(key);
  }

  String text(String key) {
    JsonNode value = take(key);
    if (!value.isTextual()) {
      throw new IllegalStateException(where + "." + key + " is not a text");
    }
    return value.textValue();
  }

  String text(String key, String absent) {
    return node.has(key) ? text(key) : absent;
  }

  int number(String key) {
    JsonNode value = take(key);
    if (!value.isInt()) {
      throw new IllegalStateException(where + "." + key + " is not a whole number");
    }
    return value.intValue();
  }

  boolean flag(String key) {
    return take(key).asBoolean(false);
  }

  StrictObject object(String key) {
    return new StrictObject(where + "." + key, take(key));
  }

  List<String> texts(String key) {
    return texts(where + "." + key, take(key));
  }

  List<List<String>> commands(String key) {
    List<List<String>> commands = new ArrayList<>();
    take(key).forEach(command -> commands.add(texts(where + "." + key, command)));
    return List.copyOf(commands);
  }

  List<StrictObject> objects(String key) {
    List<StrictObject> objects = new ArrayList<>();
    take(key).forEach(value -> objects.add(new StrictObject(where + "." + key, value)));
    return List.copyOf(objects);
  }

  Map<String, String> textMap(String key) {
    Map<String, String> texts = new LinkedHashMap<>();
    take(key).properties().forEach(entry -> texts.put(entry.getKey(), entry.getValue().asText()));
    return texts;
  }

  Map<String, Integer> numberMap(String key) {
    Map<String, Integer> numbers = new LinkedHashMap<>();
    take(key)
        .properties()
        .forEach(entry -> numbers.put(entry.getKey(), entry.getValue().intValue()));
    return numbers;
  }

  private static List<String> texts(String where, JsonNode array) {
    if (!array.isMissingNode() && !array.isArray()) {
      throw new IllegalStateException(where + " is not a list of texts");
    }
    List<String> texts = new ArrayList<>();
    array.forEach(value -> texts.add(value.asText()));
    return List.copyOf(texts);
  }
}
