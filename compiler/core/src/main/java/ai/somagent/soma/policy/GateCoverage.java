package ai.somagent.soma.policy;

import ai.somagent.soma.source.Span;

/**
 * A gate that is not woven, because a written approval already asks the same people about the same
 * values.
 *
 * @param approval where the approval stands, in the text of the step
 */
public record GateCoverage(PolicyDecision decision, Span approval) {}
