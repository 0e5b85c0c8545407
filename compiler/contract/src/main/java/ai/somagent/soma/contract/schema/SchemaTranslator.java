package ai.somagent.soma.contract.schema;

import ai.somagent.soma.contract.document.ContractFindings;
import ai.somagent.soma.contract.document.Pointers;
import ai.somagent.soma.contract.text.ModuleText;
import ai.somagent.soma.contract.text.TypeNames;
import ai.somagent.soma.contract.type.SchemaTypes;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Declares the schema of a file, named by its title or file, and all of its definitions. */
public final class SchemaTranslator {
  private SchemaTranslator() {}

  /**
   * @param name what to call the schema of the whole file if it has no title
   */
  public static void translate(
      JsonNode root, String name, ContractFindings findings, ModuleText module) {
    SchemaTypes types = new SchemaTypes(root, findings, module, new TypeNames());
    List<String> pointers = new ArrayList<>();
    if (saysMoreThanDefinitions(root)) {
      String title = root.path("title").asText("");
      types.reserve("", title.isBlank() || title.length() > 60 ? name : title);
      pointers.add("");
    }
    for (String key : List.of("$defs", "definitions")) {
      for (Map.Entry<String, JsonNode> definition : root.path(key).properties()) {
        String pointer = Pointers.below("/" + key, definition.getKey());
        types.reserve(pointer, definition.getKey());
        pointers.add(pointer);
      }
    }
    pointers.forEach(types::referred);
  }

  private static boolean saysMoreThanDefinitions(JsonNode root) {
    for (String key : List.of("type", "properties", "$ref", "allOf", "oneOf", "anyOf", "enum")) {
      if (root.has(key)) {
        return true;
      }
    }
    return root.has("items") || root.has("const") || root.has("additionalProperties");
  }
}
