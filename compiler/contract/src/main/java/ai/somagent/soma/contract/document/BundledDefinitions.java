package ai.somagent.soma.contract.document;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Where a document keeps its schemas, and which names are taken there. */
final class BundledDefinitions {
  private final List<String> path;
  private final Set<String> taken = new HashSet<>();

  BundledDefinitions(JsonNode root) {
    this.path =
        root.has("openapi")
            ? List.of("components", "schemas")
            : List.of(root.has("$defs") || !root.has("definitions") ? "$defs" : "definitions");
    JsonNode own = root;
    for (String part : path) {
      own = own.path(part);
    }
    own.fieldNames().forEachRemaining(taken::add);
  }

  /** A pointer of its own for a schema, with that name if it is free. */
  String reserve(String name) {
    // What a component of OpenAPI may be called.
    String plain = name.replaceAll("[^A-Za-z0-9._-]", "_");
    String free = plain;
    for (int i = 2; !taken.add(free); i++) {
      free = plain + i;
    }
    String pointer = "";
    for (String part : path) {
      pointer = Pointers.below(pointer, part);
    }
    return Pointers.below(pointer, free);
  }

  void put(ObjectNode document, String name, JsonNode schema) {
    ObjectNode home = document;
    for (String part : path) {
      home = home.get(part) instanceof ObjectNode own ? own : home.putObject(part);
    }
    home.set(name, schema);
  }
}
