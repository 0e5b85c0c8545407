package ai.somagent.soma.contract.document;

import ai.somagent.soma.library.ContractProblem.Kind;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;

/** Refuses contracts that refer to anything outside of themselves, before a library sees them. */
final class References {
  static final String HELP =
      "put what it refers to into the file, for example under `$defs` or `components`";

  private final ContractFindings findings;
  private boolean sound = true;

  private References(ContractFindings findings) {
    this.findings = findings;
  }

  static boolean check(JsonNode root, ContractFindings findings) {
    References references = new References(findings);
    references.visit(root, "", false);
    return references.sound;
  }

  /** Whether anything in {@code root} refers to a file, on this machine or elsewhere. */
  static boolean leave(JsonNode root) {
    return !check(root, new ContractFindings());
  }

  static boolean isRemote(String reference) {
    return reference.contains("://") || reference.startsWith("//");
  }

  /**
   * @param names whether the keys of {@code node} are names that the contract's author chose, so
   *     that one of them may be {@code $ref}
   */
  private void visit(JsonNode node, String pointer, boolean names) {
    if (node.isArray()) {
      for (int i = 0; i < node.size(); i++) {
        visit(node.get(i), pointer + "/" + i, false);
      }
      return;
    }
    for (Map.Entry<String, JsonNode> entry : node.properties()) {
      String key = entry.getKey();
      JsonNode value = entry.getValue();
      boolean reference = key.equals("$ref") || key.equals("$dynamicRef");
      if (reference && !names && value.isTextual()) {
        checkReference(value.asText(), Pointers.below(pointer, key));
      } else if (!isData(key, names)) {
        visit(value, Pointers.below(pointer, key), !names && holdsNames(key));
      }
    }
  }

  private static boolean holdsNames(String key) {
    return key.equals("properties") || key.equals("$defs") || key.equals("definitions");
  }

  private static boolean isData(String key, boolean names) {
    return !names
        && (key.equals("example")
            || key.equals("examples")
            || key.equals("default")
            || key.equals("const")
            || key.equals("enum"));
  }

  private void checkReference(String reference, String pointer) {
    if (reference.startsWith("#")) {
      return;
    }
    sound = false;
    boolean remote = isRemote(reference);
    findings.add(
        remote ? Kind.REMOTE : Kind.INVALID,
        pointer,
        remote
            ? "it refers to `" + shown(reference) + "`, and nothing is ever fetched"
            : "it refers to another file, `" + shown(reference) + "`",
        HELP);
  }

  /** A reference as messages quote it. */
  static String shown(String reference) {
    String cut = reference.length() > 120 ? reference.substring(0, 120) + "…" : reference;
    return cut.replace('`', '\'').replaceAll("\\p{C}", "?");
  }
}
