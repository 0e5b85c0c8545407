/**
 * Evaluates expressions with cel-java's planner runtime.
 *
 * <p>Input: CEL text that the compiler has checked, and the machine's values. Output: a value or a
 * reason for people. Texts are parsed once per program and not checked again. Values reach CEL as
 * views without copying, shaped by their declared types (an optional is a CEL optional). Every
 * evaluation ends: iterations and evaluated nodes are counted. Knows nothing of Temporal.
 */
@NullMarked
package ai.somagent.soma.worker.cel;

import org.jspecify.annotations.NullMarked;
