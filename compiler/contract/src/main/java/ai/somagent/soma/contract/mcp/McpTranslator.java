package ai.somagent.soma.contract.mcp;

import ai.somagent.soma.contract.action.ActionNames;
import ai.somagent.soma.contract.action.ActionText;
import ai.somagent.soma.contract.action.Harm;
import ai.somagent.soma.contract.document.ContractFindings;
import ai.somagent.soma.contract.document.Pointers;
import ai.somagent.soma.contract.text.ModuleText;
import ai.somagent.soma.contract.text.SomaLiteral;
import ai.somagent.soma.contract.text.SomaWord;
import ai.somagent.soma.contract.text.TypeNames;
import ai.somagent.soma.contract.type.Place;
import ai.somagent.soma.contract.type.SchemaTypes;
import ai.somagent.soma.contract.type.TypeText;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Translates the result of {@code tools/list}, bare or in the envelope of JSON-RPC. What a server
 * says of its tools' harm is believed only where the protocol lets it raise the worst case: a tool
 * that says nothing of itself may destroy things.
 */
public final class McpTranslator {
  private static final int MAX_TOOLS = 2_000;

  private final JsonNode root;
  private final ContractFindings findings;
  private final ModuleText module;
  private final SchemaTypes types;
  private final ActionNames names = new ActionNames();

  public McpTranslator(JsonNode root, ContractFindings findings, ModuleText module) {
    this.root = root;
    this.findings = findings;
    this.module = module;
    this.types = new SchemaTypes(root, findings, module, new TypeNames());
  }

  /**
   * @param tool what to call the tool
   */
  public void translate(String tool) {
    String pointer = root.path("result").has("tools") ? "/result/tools" : "/tools";
    JsonNode tools = root.at(pointer);
    if (!tools.isArray()) {
      findings.invalid("", "it has no `tools`, which the result of `tools/list` has");
      return;
    }
    if (tools.size() > MAX_TOOLS) {
      findings.tooLarge("it has more than 2,000 tools");
      return;
    }
    StringBuilder actions = new StringBuilder();
    for (int i = 0; i < tools.size(); i++) {
      actions.append('\n').append(action(tools.path(i), pointer + "/" + i));
    }
    String server = root.path("x-soma-server").asText(tool);
    module.declare(
        "", "tool " + tool + " via mcp " + SomaLiteral.string(server) + " {" + actions + "}");
  }

  private String action(JsonNode node, String pointer) {
    String name = node.path("name").asText("");
    if (name.isEmpty() || !node.path("inputSchema").isObject()) {
      findings.invalid(pointer, "a tool has a `name` and an `inputSchema`");
      return "";
    }
    ActionText action = new ActionText(names.take(name));
    action.setDoc(node.path("description").asText(""));
    String hint = SomaWord.upper(name);
    parameters(new Place(node.path("inputSchema"), pointer + "/inputSchema"), hint, action);
    if (node.path("outputSchema").isObject()) {
      Place output = new Place(node.path("outputSchema"), pointer + "/outputSchema");
      action.setResult(types.of(output, hint + "Result"), List.of());
    } else {
      action.setResult(TypeText.JSON, List.of());
    }
    action.setRequest(name);
    action.setHarm(harm(node, pointer));
    JsonNode hints = node.path("annotations");
    boolean readOnly = hints.path("readOnlyHint").asBoolean(false);
    action.setIdempotent(readOnly || hints.path("idempotentHint").asBoolean(false));
    action.setCost(node.path("x-soma-cost"));
    return action.toString();
  }

  private void parameters(Place input, String hint, ActionText action) {
    Set<String> required = new HashSet<>();
    input.schema().path("required").forEach(each -> required.add(each.asText()));
    Place properties = input.below("properties");
    for (Map.Entry<String, JsonNode> property : properties.schema().properties()) {
      String name = property.getKey();
      if (SomaWord.quoted(name) == null) {
        findings.widened(
            Pointers.below(properties.pointer(), name), "it cannot be a name and is left out");
        continue;
      }
      TypeText type = types.of(properties.below(name), hint + SomaWord.upper(name));
      action.parameter(name, type, required.contains(name));
    }
  }

  /** The protocol's defaults: not read-only, and destructive. */
  private Harm harm(JsonNode node, String pointer) {
    JsonNode hints = node.path("annotations");
    boolean readOnly = hints.path("readOnlyHint").asBoolean(false);
    boolean destructive = hints.path("destructiveHint").asBoolean(true);
    Harm least = readOnly ? Harm.READ : destructive ? Harm.DELETE : Harm.WRITE;
    String because =
        readOnly
            ? "`readOnlyHint`"
            : destructive ? "`destructiveHint`, which holds unless denied" : "being no reader";
    return least.raised(node, pointer, because, findings);
  }
}
