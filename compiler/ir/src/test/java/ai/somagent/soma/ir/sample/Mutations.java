package ai.somagent.soma.ir.sample;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;

/** Places in a program's JSON, and changes there. */
public final class Mutations {
  /** Objects of a program whose members are free names. */
  private static final List<String> MAPS =
      List.of("/$defs", "/errors", "/tools", "/slots", "/nodes");

  private static final List<String> MAP_NAMES =
      List.of("settings", "arguments", "fields", "properties");

  private Mutations() {}

  /** Pointers of all objects but those whose members are free names, and the values of defaults. */
  public static List<String> closedObjects(ObjectNode root) {
    List<String> found = new ArrayList<>();
    for (String pointer : places(root)) {
      if (root.at(pointer).isObject() && !isMap(pointer) && !pointer.contains("/default/")) {
        found.add(pointer);
      }
    }
    return found;
  }

  /** Pointers of all members of closed objects but defaults. */
  public static List<String> members(ObjectNode root) {
    List<String> found = new ArrayList<>();
    for (String pointer : closedObjects(root)) {
      root.at(pointer).properties().forEach(entry -> found.add(pointer + "/" + entry.getKey()));
    }
    found.removeIf(pointer -> pointer.endsWith("/default"));
    return found;
  }

  /** Pointers of everything but the root, parents first. */
  public static List<String> places(JsonNode root) {
    List<String> found = new ArrayList<>();
    collect(root, "", found);
    return found;
  }

  public static void replace(ObjectNode root, String place, JsonNode value) {
    JsonPointer pointer = JsonPointer.compile(place);
    JsonNode parent = root.at(pointer.head());
    String name = pointer.last().getMatchingProperty();
    if (parent instanceof ArrayNode array) {
      array.set(Integer.parseInt(name), value);
    } else {
      ((ObjectNode) parent).set(name, value);
    }
  }

  public static void remove(ObjectNode root, String place) {
    JsonPointer pointer = JsonPointer.compile(place);
    JsonNode parent = root.at(pointer.head());
    String name = pointer.last().getMatchingProperty();
    if (parent instanceof ArrayNode array) {
      array.remove(Integer.parseInt(name));
    } else {
      ((ObjectNode) parent).remove(name);
    }
  }

  private static boolean isMap(String pointer) {
    String name = pointer.substring(pointer.lastIndexOf('/') + 1);
    return MAPS.contains(pointer) || MAP_NAMES.contains(name);
  }

  private static void collect(JsonNode json, String pointer, List<String> found) {
    found.add(pointer);
    json.properties()
        .forEach(entry -> collect(entry.getValue(), pointer + "/" + entry.getKey(), found));
    if (json.isArray()) {
      for (int i = 0; i < json.size(); i++) {
        collect(json.get(i), pointer + "/" + i, found);
      }
    }
  }
}
