package ai.somagent.soma.contract.document;

import ai.somagent.soma.library.ContractProblem.Kind;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Makes one document of a contract and of what it refers to in other files of the workspace. A
 * schema of another file becomes a definition of the document and keeps its name; anything else,
 * such as a path or a parameter, is put where it is referred to. Use once.
 */
final class Bundling {
  private static final int MOST_NODES = 500_000;
  private static final int MOST_INSIDE = 16;

  private final String main;
  private final ObjectNode root;
  private final NeighbourFiles files;
  private final ContractFindings findings;
  private final BundledDefinitions definitions;
  private final Deque<FilePlace> waiting = new ArrayDeque<>();
  private final Map<FilePlace, String> pointers = new HashMap<>();
  private int nodes;
  private int inside;

  Bundling(String main, ObjectNode root, NeighbourFiles files, ContractFindings findings) {
    this.main = main;
    this.root = root;
    this.files = files;
    this.findings = findings;
    this.definitions = new BundledDefinitions(root);
  }

  /** The document; incomplete after a report. */
  ObjectNode bundle() {
    ObjectNode whole = (ObjectNode) copy(root, main, DocumentPlace.START);
    while (!waiting.isEmpty() && !findings.hasErrors()) {
      FilePlace place = waiting.removeFirst();
      JsonNode found = files.find(place, place.file(), "");
      String pointer = pointers.getOrDefault(place, "");
      if (found != null) {
        JsonNode copied = copy(found, place.file(), DocumentPlace.schema(pointer));
        definitions.put(whole, Pointers.last(pointer), copied);
      }
    }
    return whole;
  }

  private JsonNode copy(JsonNode node, String file, DocumentPlace place) {
    if (++nodes > MOST_NODES) {
      if (nodes == MOST_NODES + 1) {
        findings.tooLarge("it is too large with all that it refers to");
      }
      return JsonNodeFactory.instance.nullNode();
    }
    if (node.isArray()) {
      ArrayNode copy = JsonNodeFactory.instance.arrayNode();
      for (int i = 0; i < node.size(); i++) {
        copy.add(copy(node.get(i), file, place.element(i)));
      }
      return copy;
    }
    return node.isObject() ? object(node, file, place) : node;
  }

  private JsonNode object(JsonNode node, String file, DocumentPlace place) {
    JsonNode reference = place.holdsNames() ? null : node.get("$ref");
    if (reference != null && reference.isTextual() && place.isInline()) {
      JsonNode inlined = inlined(reference.asText(), file, place);
      if (inlined != null) {
        return inlined;
      }
    }
    ObjectNode copy = JsonNodeFactory.instance.objectNode();
    for (Map.Entry<String, JsonNode> entry : node.properties()) {
      String key = entry.getKey();
      DocumentPlace next = place.below(key);
      boolean refers = entry.getValue().isTextual() && place.refers(key, entry.getValue().asText());
      copy.set(
          key,
          refers
              ? JsonNodeFactory.instance.textNode(
                  rewritten(entry.getValue().asText(), file, next.pointer()))
              : next.isData() ? entry.getValue() : copy(entry.getValue(), file, next));
    }
    return copy;
  }

  /** What stands at a place that holds no schema; null where the reference stays as it is. */
  private @Nullable JsonNode inlined(String reference, String file, DocumentPlace place) {
    FilePlace meant = isElsewhere(reference, file) ? place(reference, file, place.pointer()) : null;
    if (meant == null || meant.file().equals(main)) {
      return null;
    }
    JsonNode found = files.find(meant, reference, place.pointer());
    if (found == null) {
      return null;
    }
    if (++inside > MOST_INSIDE) {
      findings.invalid(place.pointer(), "`" + References.shown(reference) + "` contains itself");
      return null;
    }
    JsonNode copied = copy(found, meant.file(), place);
    inside--;
    return copied;
  }

  private String rewritten(String reference, String file, String pointer) {
    if (!isElsewhere(reference, file)) {
      return reference;
    }
    FilePlace meant = place(reference, file, pointer);
    if (meant == null) {
      return reference;
    }
    if (meant.file().equals(main)) {
      return "#" + Pointers.fragment(meant.pointer());
    }
    if (files.find(meant, reference, pointer) == null) {
      return "#";
    }
    String known = pointers.get(meant);
    if (known == null) {
      known = definitions.reserve(meant.name());
      pointers.put(meant, known);
      waiting.addLast(meant);
    }
    return "#" + Pointers.fragment(known);
  }

  private boolean isElsewhere(String reference, String file) {
    return !(reference.startsWith("#") && file.equals(main));
  }

  private @Nullable FilePlace place(String reference, String file, String pointer) {
    String from = file.equals(main) ? "it" : "`" + References.shown(file) + "`";
    if (References.isRemote(reference)) {
      findings.add(
          Kind.REMOTE,
          pointer,
          from + " refers to `" + References.shown(reference) + "`, and nothing is ever fetched",
          References.HELP);
      return null;
    }
    FilePlace place = FilePlace.of(reference, file);
    if (place == null) {
      findings.add(
          Kind.INVALID,
          pointer,
          from + " refers to `" + References.shown(reference) + "`, which names no place in a file",
          "refer to a file and a JSON pointer, as in `shared.json#/$defs/Pet`");
    }
    return place;
  }
}
