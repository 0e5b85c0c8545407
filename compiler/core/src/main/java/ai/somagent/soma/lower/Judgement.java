package ai.somagent.soma.lower;

import ai.somagent.soma.checked.PolicySymbol;
import ai.somagent.soma.policy.JudgedCapsule;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What policies say about one capsule.
 *
 * @param policies those that were applied
 * @param judged what they add, or null when there are none
 */
public record Judgement(List<PolicySymbol> policies, @Nullable JudgedCapsule judged) {
  /** Without policies. */
  public static final Judgement NONE = new Judgement(List.of(), null);

  public Judgement {
    policies = List.copyOf(policies);
  }
}
