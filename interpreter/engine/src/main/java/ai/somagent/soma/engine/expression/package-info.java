/** The seam behind which expressions are evaluated. */
@NullMarked
package ai.somagent.soma.engine.expression;

import org.jspecify.annotations.NullMarked;
