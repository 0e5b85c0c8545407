package ai.somagent.soma.contract.persona;

import ai.somagent.soma.contract.document.ContractFindings;
import ai.somagent.soma.contract.text.ModuleText;
import ai.somagent.soma.contract.text.SomaLiteral;
import ai.somagent.soma.contract.text.SomaWord;
import ai.somagent.soma.library.ContractProblem.Kind;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.UnaryOperator;

/**
 * Translates a manifest. Its keys are those of a persona in Soma; tools are named with their
 * module, as in {@code somagent.std.qdrant.search}. Whether the values will do is for the compiler
 * to say.
 */
public final class PersonaTranslator {
  private static final List<String> KEYS =
      List.of("model", "system", "temperature", "max_tokens", "tools", "accepts");

  /** What manifests hold for people and for those who check signatures. */
  private static final List<String> OTHERS =
      List.of("persona", "name", "version", "description", "owner", "license", "signature");

  private final JsonNode root;
  private final ContractFindings findings;
  private final ModuleText module;
  private final Map<String, TreeSet<String>> imports = new TreeMap<>();

  public PersonaTranslator(JsonNode root, ContractFindings findings, ModuleText module) {
    this.root = root;
    this.findings = findings;
    this.module = module;
  }

  /**
   * @param name what to call the persona
   */
  public void translate(String name) {
    List<String> settings = new ArrayList<>();
    for (Map.Entry<String, JsonNode> entry : root.properties()) {
      String key = entry.getKey();
      if (KEYS.contains(key)) {
        String value = value(key, entry.getValue());
        settings.add("  " + key + ": " + value);
      } else if (!OTHERS.contains(key)) {
        findings.add(
            Kind.INVALID,
            "/" + key,
            "a persona has no `" + key.replace('`', '\'') + "`",
            "it has `" + String.join("`, `", KEYS) + "`");
      }
    }
    JsonNode version = root.path("version");
    String written =
        version.isValueNode() ? " version " + SomaLiteral.string(version.asText()) : "";
    imports.forEach((from, tools) -> module.require(from, List.copyOf(tools)));
    module.declare(
        root.path("description").asText(""),
        "persona " + name + written + " {\n" + String.join("\n", settings) + "\n}");
  }

  private String value(String key, JsonNode value) {
    return switch (key) {
      case "tools" -> list(key, value, this::tool);
      case "accepts" -> list(key, value, label -> "Label." + SomaWord.lower(label));
      default -> scalar(key, value);
    };
  }

  private String scalar(String key, JsonNode value) {
    if (value.isNumber()) {
      return SomaLiteral.number(value.asDouble());
    }
    if (!value.isTextual()) {
      findings.invalid("/" + key, "it is a text or a number");
      return "null";
    }
    return SomaLiteral.string(value.asText());
  }

  private String list(String key, JsonNode value, UnaryOperator<String> element) {
    List<String> elements = new ArrayList<>();
    for (int i = 0; i < value.size(); i++) {
      elements.add(element.apply(value.path(i).asText("")));
    }
    if (!value.isArray()) {
      findings.invalid("/" + key, "it is a list");
    }
    return "[" + String.join(", ", elements) + "]";
  }

  /** The last two words are tool and action, the others its module. */
  private String tool(String path) {
    int action = path.lastIndexOf('.');
    int tool = path.lastIndexOf('.', action - 1);
    boolean plain = path.matches("[a-z_][A-Za-z0-9_]*(\\.[a-z_][A-Za-z0-9_]*){2,}");
    if (!plain || tool <= 0) {
      findings.invalid(
          "/tools",
          "`" + path.replace('`', '\'') + "` is no tool's action with its module before it");
      return "";
    }
    imports
        .computeIfAbsent(path.substring(0, tool), key -> new TreeSet<>())
        .add(path.substring(tool + 1, action));
    return path.substring(tool + 1);
  }
}
