package ai.somagent.soma.checked;

import org.jspecify.annotations.Nullable;

/**
 * A field or parameter.
 *
 * @param defaultValue a constant expression, or null; an optional field defaults to absent
 */
public record FieldSymbol(String name, SomaType type, @Nullable CheckedExpression defaultValue) {

  /** Whether a construction or call must name it. */
  public boolean isRequired() {
    return defaultValue == null && !(type instanceof SomaType.OptionalType);
  }
}
