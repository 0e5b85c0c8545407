/** Tests of the evaluator against cel-java's real runtime. */
@NullMarked
package ai.somagent.soma.worker.cel;

import org.jspecify.annotations.NullMarked;
