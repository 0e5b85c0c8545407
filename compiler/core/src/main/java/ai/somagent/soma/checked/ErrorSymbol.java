package ai.somagent.soma.checked;

import java.util.List;

/**
 * A kind of error, declared or built in.
 *
 * @param module the declaring module; empty for built-in kinds
 */
public record ErrorSymbol(String module, String name, List<FieldSymbol> fields) {
  public ErrorSymbol {
    fields = List.copyOf(fields);
  }

  /** Module and name, or the bare name of a built-in kind. */
  public String qualifiedName() {
    return module.isEmpty() ? name : module + "." + name;
  }
}
