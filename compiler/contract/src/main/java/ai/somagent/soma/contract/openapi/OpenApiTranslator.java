package ai.somagent.soma.contract.openapi;

import ai.somagent.soma.contract.action.ActionNames;
import ai.somagent.soma.contract.document.ContractFindings;
import ai.somagent.soma.contract.document.Pointers;
import ai.somagent.soma.contract.text.ModuleText;
import ai.somagent.soma.contract.text.SomaLiteral;
import ai.somagent.soma.contract.text.TypeNames;
import ai.somagent.soma.contract.type.SchemaTypes;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;

/** Translates one document. Use once. */
public final class OpenApiTranslator {
  private static final int MAX_OPERATIONS = 2_000;
  private static final List<String> METHODS =
      List.of("get", "head", "post", "put", "patch", "delete");

  private final JsonNode root;
  private final ContractFindings findings;
  private final ModuleText module;
  private final SchemaTypes types;
  private final ResponseErrors errors;
  private final ActionNames names = new ActionNames();

  public OpenApiTranslator(JsonNode root, ContractFindings findings, ModuleText module) {
    this.root = root;
    this.findings = findings;
    this.module = module;
    TypeNames typeNames = new TypeNames();
    this.types = new SchemaTypes(root, findings, module, typeNames);
    this.errors = new ResponseErrors(typeNames, module);
  }

  /**
   * Declares everything of the document.
   *
   * @param tool what to call the tool
   */
  public void translate(String tool) {
    String schemas = "/components/schemas";
    JsonNode components = root.at(schemas);
    List<String> keys = components.properties().stream().map(Map.Entry::getKey).toList();
    keys.forEach(key -> types.reserve(Pointers.below(schemas, key), key));
    keys.forEach(key -> types.referred(Pointers.below(schemas, key)));
    String actions = actions();
    errors.declare();
    String doc = root.at("/info/description").asText(root.at("/info/title").asText(""));
    String version = root.at("/info/version").asText("");
    module.declare(
        doc,
        "tool "
            + tool
            + (version.isEmpty() ? "" : " version " + SomaLiteral.string(version))
            + " via http "
            + SomaLiteral.string(server())
            + " {"
            + actions
            + "}");
  }

  private String actions() {
    StringBuilder out = new StringBuilder();
    int count = 0;
    for (Map.Entry<String, JsonNode> path : root.path("paths").properties()) {
      for (String method : METHODS) {
        JsonNode operation = path.getValue().path(method);
        if (operation.isObject() && count <= MAX_OPERATIONS) {
          String pointer = Pointers.below(Pointers.below("/paths", path.getKey()), method);
          Operation found =
              new Operation(method, path.getKey(), path.getValue(), operation, pointer);
          out.append('\n')
              .append(new OperationTranslator(findings, types, errors, names).translate(found));
          count++;
        }
      }
    }
    if (count > MAX_OPERATIONS) {
      findings.tooLarge("it has more than 2,000 operations");
    }
    return out.toString();
  }

  /** The first server, its variables filled in with their defaults. */
  private String server() {
    JsonNode first = root.path("servers").path(0);
    String url = first.path("url").asText("/");
    for (Map.Entry<String, JsonNode> variable : first.path("variables").properties()) {
      String value = variable.getValue().path("default").asText("");
      url = url.replace("{" + variable.getKey() + "}", value);
    }
    return url;
  }
}
