/**
 * The tool {@code compiler} of {@code somagent.marketplace}: the Soma compiler, asked by programs.
 *
 * <p>Input: a reference to a bundle. Output: the capsules its sources compile to and the compiler's
 * diagnostics as findings. Nothing that is compiled is run. Knows nothing of other tools.
 */
@NullMarked
package ai.somagent.soma.tool.compiler;

import org.jspecify.annotations.NullMarked;
