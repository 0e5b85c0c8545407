/** Tests of package {@code type}. */
@NullMarked
package ai.somagent.soma.type;

import org.jspecify.annotations.NullMarked;
