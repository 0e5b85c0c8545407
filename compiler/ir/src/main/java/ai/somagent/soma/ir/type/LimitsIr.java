package ai.somagent.soma.ir.type;

import org.jspecify.annotations.Nullable;

/**
 * Constraints of a scalar or container.
 *
 * @param min least value of a number, fewest code points, bytes, items or entries
 * @param max the same upper bound
 * @param pattern RE2 expression that a string must contain a match of
 * @param format JSON Schema format name
 */
public record LimitsIr(
    @Nullable Double min, @Nullable Double max, @Nullable String pattern, @Nullable String format) {
  /** No constraint. */
  public static final LimitsIr NONE = new LimitsIr(null, null, null, null);
}
