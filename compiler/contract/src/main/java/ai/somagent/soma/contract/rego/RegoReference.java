package ai.somagent.soma.contract.rego;

import ai.somagent.soma.contract.document.ContractFindings;
import ai.somagent.soma.contract.text.ModuleText;
import ai.somagent.soma.contract.text.SomaLiteral;
import org.jspecify.annotations.Nullable;

/**
 * Declares a policy that stands for a pack of Rego: its version holds the digest of the file.
 * Nobody here can judge Rego, and what cannot be judged is denied; so the policy denies every step
 * until the platform that evaluates packs takes its place.
 */
public final class RegoReference {
  private RegoReference() {}

  /**
   * @param name what to call the policy
   * @param digest {@code sha256:} and hexadecimal digits
   */
  public static void translate(
      String text, String name, String digest, ContractFindings findings, ModuleText module) {
    String pack = pack(text);
    if (pack == null) {
      findings.invalid("", "it does not begin with `package` and a name, as Rego does");
      return;
    }
    String version = "0.0.0+" + digest.replace(':', '.');
    String because =
        "`"
            + pack
            + "` is a pack of Rego, which is judged by a policy server and not here, and what is"
            + " not judged is denied";
    module.declare(
        "Package `" + pack + "`.",
        "policy "
            + name
            + " version "
            + SomaLiteral.string(version)
            + " {\n  deny when true because "
            + SomaLiteral.string(because)
            + "\n}");
  }

  /** The name after the first word, comments left out; null when the first word is another. */
  private static @Nullable String pack(String text) {
    for (String line : text.split("\\R")) {
      String code = line.strip();
      if (code.isEmpty() || code.startsWith("#")) {
        continue;
      }
      String name = code.startsWith("package ") ? code.substring("package ".length()).strip() : "";
      int end = name.indexOf('#');
      name = end < 0 ? name : name.substring(0, end).strip();
      boolean plain =
          name.chars()
              .allMatch(c -> c < 127 && (Character.isLetterOrDigit(c) || "._".indexOf(c) >= 0));
      return name.isEmpty() || !plain ? null : name;
    }
    return null;
  }
}
