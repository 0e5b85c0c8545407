package ai.somagent.soma.lower;

import ai.somagent.soma.checked.CheckedStep;
import ai.somagent.soma.checked.PlanNodeChecked;
import ai.somagent.soma.ir.node.GateIr;
import ai.somagent.soma.policy.GateCoverage;
import ai.somagent.soma.policy.JudgedCapsule;
import ai.somagent.soma.policy.PolicyDecision;
import ai.somagent.soma.policy.WovenStep;
import ai.somagent.soma.source.Span;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What policies add to the steps of one program, and which nodes guard what. */
final class GateTable {
  /** A place in one of the texts. */
  private record Place(String source, Span span) {}

  private final @Nullable JudgedCapsule judged;
  private final Map<Place, String> approvals = new HashMap<>();

  GateTable(@Nullable JudgedCapsule judged) {
    this.judged = judged;
  }

  List<WovenStep> before(CheckedStep step) {
    return judged == null ? List.of() : judged.weaving().before(step);
  }

  List<WovenStep> beforeNode(PlanNodeChecked node) {
    return judged == null ? List.of() : judged.weaving().beforeNode(node);
  }

  List<WovenStep> afterAcceptance(PlanNodeChecked node) {
    return judged == null ? List.of() : judged.weaving().afterAcceptance(node);
  }

  /** Remembers the node of an approval that the author wrote. */
  void approval(String source, Span span, String node) {
    approvals.put(new Place(source, span), node);
  }

  GateIr gate(PolicyDecision decision, String guard) {
    int rule = 0;
    while (decision.policy().rules().get(rule) != decision.rule()) {
      rule++;
    }
    return new GateIr(decision.policy().qualifiedName(), rule, guard);
  }

  /** Gates of the step at {@code span} that approvals of the author answer. */
  List<GateIr> covered(String source, Span span) {
    List<GateIr> gates = new ArrayList<>();
    for (GateCoverage coverage : judged == null ? List.<GateCoverage>of() : judged.coverage()) {
      boolean here =
          coverage.decision().step().source().equals(source)
              && coverage.decision().step().span().equals(span);
      String guard = approvals.get(new Place(source, coverage.approval()));
      if (here && guard != null) {
        gates.add(gate(coverage.decision(), guard));
      }
    }
    return gates;
  }
}
