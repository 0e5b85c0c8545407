package ai.somagent.soma.compile;

import ai.somagent.soma.bound.Guards;
import ai.somagent.soma.checked.CheckedCapsule;
import ai.somagent.soma.checked.CheckedStep;
import ai.somagent.soma.checked.PlanNodeChecked;
import ai.somagent.soma.policy.PolicyWeaving;
import ai.somagent.soma.policy.WovenStep;
import java.util.List;

/**
 * What the policies of a capsule and of its autonomy level weave into it, for the bounds of a run
 * as it is compiled.
 */
public final class WovenGuards implements Guards {
  private final PolicyWeaving weaving;

  private WovenGuards(PolicyWeaving weaving) {
    this.weaving = weaving;
  }

  /**
   * @param capsule checked without errors
   */
  public static Guards of(CheckedCapsule capsule) {
    return new WovenGuards(FileChecks.judged(capsule, AutonomyPolicies.inForce(capsule)).weaving());
  }

  @Override
  public List<Guard> before(CheckedStep step) {
    return guards(weaving.before(step));
  }

  @Override
  public List<Guard> beforeNode(PlanNodeChecked node) {
    return guards(weaving.beforeNode(node));
  }

  @Override
  public List<Guard> afterAcceptance(PlanNodeChecked node) {
    return guards(weaving.afterAcceptance(node));
  }

  private static List<Guard> guards(List<WovenStep> woven) {
    return woven.stream().map(WovenGuards::guard).toList();
  }

  private static Guard guard(WovenStep woven) {
    String policy = woven.decision().policy().qualifiedName();
    String level = AutonomyPolicies.MODULE + ".";
    return new Guard(
        woven.step(),
        policy.startsWith(level)
            ? "at autonomy `" + policy.substring(level.length()) + "`"
            : "for policy `" + policy + "`");
  }
}
