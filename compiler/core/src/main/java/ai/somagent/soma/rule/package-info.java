/**
 * Phase 4, rules: judgements over the checked tree that are not about types, one rule per file.
 * Input: checked modules. Output: diagnostics.
 */
@NullMarked
package ai.somagent.soma.rule;

import org.jspecify.annotations.NullMarked;
