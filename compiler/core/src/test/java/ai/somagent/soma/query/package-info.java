/** Tests of package {@code compile}. */
@NullMarked
package ai.somagent.soma.query;

import org.jspecify.annotations.NullMarked;
