/**
 * Phase 5, policy: what rules say about the steps of a program. Input: checked capsules and the
 * policies in force. Output: the facts of each step, decisions, diagnostics, and the approvals and
 * checks that the lowering weaves in ({@link ai.somagent.soma.policy.PolicyWeaving}). Must not know
 * how programs are lowered.
 */
@NullMarked
package ai.somagent.soma.policy;

import org.jspecify.annotations.NullMarked;
