package ai.somagent.soma.contract.text;

import java.util.List;

/** The text of a module, declaration by declaration. */
public final class ModuleText {
  private final StringBuilder out = new StringBuilder();
  private int declarations;

  /**
   * @param name dotted name of the module
   * @param from what it was made from, for readers
   */
  public ModuleText(String name, String from) {
    out.append("module ").append(name).append("\n\n// Translated from ").append(from);
    out.append("; change that file and not this text.\n");
  }

  /** Imports names of another module; before anything is declared. */
  public void require(String from, List<String> names) {
    out.append("\nimport ").append(from).append(" { ").append(String.join(", ", names));
    out.append(" }\n");
  }

  /** Adds a whole declaration without its comment. */
  public void declare(String doc, String declaration) {
    out.append('\n').append(SomaLiteral.doc(doc, "")).append(declaration).append('\n');
    declarations++;
  }

  /** How many declarations there are so far. */
  public int declarations() {
    return declarations;
  }

  /** Characters so far. */
  public int length() {
    return out.length();
  }

  @Override
  public String toString() {
    return out.toString();
  }
}
