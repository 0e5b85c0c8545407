/**
 * The tool {@code bundle} of {@code somagent.marketplace}: opens a bundle and answers questions
 * about it that need no compiler.
 *
 * <p>Input: a path, then references. Output: the declared reports as JSON, or the declared errors.
 * Every action reads the file anew and holds it to the same limits and the same digest. Knows
 * nothing of other tools.
 */
@NullMarked
package ai.somagent.soma.tool.bundle;

import org.jspecify.annotations.NullMarked;
