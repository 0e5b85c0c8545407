package ai.somagent.soma.policy;

import ai.somagent.soma.checked.CheckedStep;
import ai.somagent.soma.checked.PlanNodeChecked;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/**
 * What policies add to one capsule, by the step that it guards. Steps are looked up by identity, so
 * only those of the judged tree are found; steps of a task are judged once for all runs of it.
 */
public final class PolicyWeaving {
  /** Nothing is added anywhere. */
  public static final PolicyWeaving NONE = new PolicyWeaving(Map.of(), Map.of(), Map.of());

  private final Map<CheckedStep, List<WovenStep>> steps;
  private final Map<PlanNodeChecked, List<WovenStep>> starts;
  private final Map<PlanNodeChecked, List<WovenStep>> acceptances;

  PolicyWeaving(
      Map<CheckedStep, List<WovenStep>> steps,
      Map<PlanNodeChecked, List<WovenStep>> starts,
      Map<PlanNodeChecked, List<WovenStep>> acceptances) {
    this.steps = new IdentityHashMap<>(steps);
    this.starts = new IdentityHashMap<>(starts);
    this.acceptances = new IdentityHashMap<>(acceptances);
  }

  /** What runs right before a step, in order; empty for most. */
  public List<WovenStep> before(CheckedStep step) {
    return steps.getOrDefault(step, List.of());
  }

  /** What runs before the maker of a node: the gates of a deployment. */
  public List<WovenStep> beforeNode(PlanNodeChecked node) {
    return starts.getOrDefault(node, List.of());
  }

  /** What runs once every condition of a node holds: the gates of a milestone. */
  public List<WovenStep> afterAcceptance(PlanNodeChecked node) {
    return acceptances.getOrDefault(node, List.of());
  }

  public boolean isEmpty() {
    return steps.isEmpty() && starts.isEmpty() && acceptances.isEmpty();
  }
}
