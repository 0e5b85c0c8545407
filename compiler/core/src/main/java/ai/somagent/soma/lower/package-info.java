/**
 * Phase 5, lowering: checked capsules to IR with a source map; expressions to CEL text. Never fails
 * on a module without errors.
 */
@NullMarked
package ai.somagent.soma.lower;

import org.jspecify.annotations.NullMarked;
