package ai.somagent.soma.policy;

import ai.somagent.soma.checked.CheckedStep;

/**
 * A step that a policy adds to a program: an approval, or, where its rule depends on values of the
 * run, a choice that holds the approval or raises {@code Denied}. Reads only what the judged step
 * reads.
 */
public record WovenStep(CheckedStep step, PolicyDecision decision) {}
