/** Tests of package {@code compile}. */
@NullMarked
package ai.somagent.soma.compile;

import org.jspecify.annotations.NullMarked;
