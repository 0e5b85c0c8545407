package ai.somagent.soma.checked;

import java.util.List;

/**
 * A pure function; {@code body} is checked against {@code parameters} and inlined where applied.
 */
public record FunctionSymbol(
    String module,
    String name,
    List<LocalSymbol> parameters,
    SomaType result,
    CheckedExpression body) {
  public FunctionSymbol {
    parameters = List.copyOf(parameters);
  }
}
