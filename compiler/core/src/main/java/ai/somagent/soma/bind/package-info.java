/**
 * Phase 2, names: modules, imports and the symbols that declarations introduce. Input: parsed files
 * and the module library. Output: symbols and scopes. Knows nothing of types beyond their syntax.
 */
@NullMarked
package ai.somagent.soma.bind;

import org.jspecify.annotations.NullMarked;
