package ai.somagent.soma.checked;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A field or parameter.
 *
 * @param defaultValue a constant expression, or null; an optional field defaults to absent
 * @param labels what a field carries and a parameter accepts
 */
public record FieldSymbol(
    String name, SomaType type, @Nullable CheckedExpression defaultValue, Set<Label> labels) {
  public FieldSymbol {
    labels = Set.copyOf(labels);
  }

  /** Without labels. */
  public FieldSymbol(String name, SomaType type, @Nullable CheckedExpression defaultValue) {
    this(name, type, defaultValue, Set.of());
  }

  /** Whether a construction or call must name it. */
  public boolean isRequired() {
    return defaultValue == null && !(type instanceof SomaType.OptionalType);
  }
}
