/**
 * Phase 3, types: what expressions and steps mean. Input: symbols and syntax. Output: the checked
 * tree of package {@code checked}. Reports type errors once: an expression of {@link
 * ai.somagent.soma.checked.SomaType.ErrorType} silences what follows from it.
 */
@NullMarked
package ai.somagent.soma.type;

import org.jspecify.annotations.NullMarked;
