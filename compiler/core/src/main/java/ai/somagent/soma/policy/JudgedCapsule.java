package ai.somagent.soma.policy;

import ai.somagent.soma.checked.CheckedCapsule;
import java.util.List;

/**
 * A capsule with everything that policies say about it.
 *
 * @param steps every effect and plan node in order of place, those of undo and tasks included
 * @param decisions rules that hold or may hold, in order of step and rule
 * @param coverage gates that written approvals make needless
 */
public record JudgedCapsule(
    CheckedCapsule capsule,
    List<StepFacts> steps,
    List<PolicyDecision> decisions,
    List<GateCoverage> coverage,
    PolicyWeaving weaving) {
  public JudgedCapsule {
    steps = List.copyOf(steps);
    decisions = List.copyOf(decisions);
    coverage = List.copyOf(coverage);
  }
}
