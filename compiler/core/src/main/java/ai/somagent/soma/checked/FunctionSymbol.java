package ai.somagent.soma.checked;

import java.util.List;
import java.util.Set;

/**
 * A pure function; {@code body} is checked against {@code parameters} and inlined where applied.
 *
 * @param defaults what the last parameters are when an application leaves them out
 * @param labels those that its result type, or the type of the constant, writes
 * @param size how large {@code body} is
 */
public record FunctionSymbol(
    String module,
    String name,
    List<LocalSymbol> parameters,
    SomaType result,
    CheckedExpression body,
    Set<Label> labels,
    List<CheckedExpression> defaults,
    InlineSize size) {
  public FunctionSymbol {
    parameters = List.copyOf(parameters);
    labels = Set.copyOf(labels);
    defaults = List.copyOf(defaults);
  }

  /** A function whose body is measured here. */
  public static FunctionSymbol of(
      String module,
      String name,
      List<LocalSymbol> parameters,
      DeclaredType result,
      CheckedExpression body,
      List<CheckedExpression> defaults) {
    return new FunctionSymbol(
        module,
        name,
        parameters,
        result.type(),
        body,
        result.labels(),
        defaults,
        InlineSize.of(body));
  }
}
