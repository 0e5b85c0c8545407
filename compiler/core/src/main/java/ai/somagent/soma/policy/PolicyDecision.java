package ai.somagent.soma.policy;

import ai.somagent.soma.checked.CheckedExpression;
import ai.somagent.soma.checked.PolicySymbol;
import ai.somagent.soma.checked.PolicySymbol.PolicyRuleChecked;
import org.jspecify.annotations.Nullable;

/**
 * What one rule says about one step.
 *
 * @param condition for {@link When#RUNTIME}: what is left to be evaluated before the effect, an
 *     expression of the capsule itself
 * @param message the author's reason, or why nothing could be evaluated
 */
public record PolicyDecision(
    PolicySymbol policy,
    PolicyRuleChecked rule,
    StepFacts step,
    PolicySymbol.Verdict verdict,
    When when,
    @Nullable CheckedExpression condition,
    String message) {
  /** When the rule is decided. */
  public enum When {
    /** The facts known before a run say that it holds. */
    STATIC,
    /** It depends on values of the run. */
    RUNTIME,
    /** It reads a fact that the step does not have, and so denies. */
    UNDEFINED
  }
}
