/**
 * Phase 5, labels: where {@code untrusted}, {@code pii} and {@code secret} values go. One rule: the
 * labels of a value are a subset of the labels of where it goes. Input: checked capsules without
 * errors. Output: {@link ai.somagent.soma.label.LabelReport}, as data and as diagnostics. Must not
 * know: syntax, policy, lowering.
 */
@NullMarked
package ai.somagent.soma.label;

import org.jspecify.annotations.NullMarked;
