package ai.somagent.soma.checked;

import org.jspecify.annotations.Nullable;

/**
 * Constraints of a scalar or container, checked where a value crosses a boundary.
 *
 * @param min least number, or fewest characters, bytes, items or entries
 * @param max the same upper bound
 * @param pattern RE2 expression, or null
 * @param format JSON Schema format name, or null
 * @param unique whether list items must differ
 */
public record Limits(
    @Nullable Double min,
    @Nullable Double max,
    @Nullable String pattern,
    @Nullable String format,
    boolean unique) {
  public static final Limits NONE = new Limits(null, null, null, null, false);
}
