/**
 * The front door: texts in, an immutable {@link ai.somagent.soma.compile.Compilation} out. Reads no
 * files and no network; whoever calls it brings every text, library modules included.
 */
@NullMarked
package ai.somagent.soma.compile;

import org.jspecify.annotations.NullMarked;
