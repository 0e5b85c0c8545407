package ai.somagent.soma.checked;

import java.util.Objects;
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

  // What the JVM generates for records at run time slows the cold start of every check.
  @Override
  public boolean equals(@Nullable Object other) {
    return this == other
        || other instanceof Limits limits
            && unique == limits.unique
            && Objects.equals(min, limits.min)
            && Objects.equals(max, limits.max)
            && Objects.equals(pattern, limits.pattern)
            && Objects.equals(format, limits.format);
  }

  @Override
  public int hashCode() {
    return Objects.hash(min, max, pattern, format, unique);
  }
}
