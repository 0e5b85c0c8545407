package ai.somagent.soma.policy;

import ai.somagent.soma.checked.CheckedCapsule;
import ai.somagent.soma.checked.CheckedExpression;
import ai.somagent.soma.checked.CheckedOperation.ApproveOperation;
import ai.somagent.soma.checked.CheckedStep;
import ai.somagent.soma.checked.CheckedStep.EffectChecked;
import ai.somagent.soma.checked.PlanNodeChecked;
import ai.somagent.soma.checked.PolicySymbol;
import ai.somagent.soma.checked.PolicySymbol.GateChecked;
import ai.somagent.soma.checked.PolicySymbol.PolicyRuleChecked;
import ai.somagent.soma.checked.PolicySymbol.Verdict;
import ai.somagent.soma.label.LabelReport;
import ai.somagent.soma.policy.PolicyDecision.When;
import ai.somagent.soma.policy.StaticEvaluation.State;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Judges every step of a capsule by every rule in force. Pure; thread-safe. */
public final class PolicyJudge {
  private final List<PolicySymbol> policies;
  private final List<StepFacts> steps = new ArrayList<>();
  private final List<PolicyDecision> decisions = new ArrayList<>();
  private final List<GateCoverage> coverage = new ArrayList<>();
  private final Map<CheckedStep, List<WovenStep>> before = new IdentityHashMap<>();
  private final Map<PlanNodeChecked, List<WovenStep>> starts = new IdentityHashMap<>();
  private final Map<PlanNodeChecked, List<WovenStep>> acceptances = new IdentityHashMap<>();

  private PolicyJudge(List<PolicySymbol> policies) {
    this.policies = policies;
  }

  /**
   * @param capsule checked without errors
   * @param policies those in force, in the order in which their gates are woven
   * @param labels where labelled values of the capsule go
   */
  public static JudgedCapsule judge(
      CheckedCapsule capsule, List<PolicySymbol> policies, LabelReport labels) {
    PolicyJudge judge = new PolicyJudge(policies);
    for (JudgedStep step : StepWalk.of(capsule, new StepLabels(labels))) {
      judge.judge(step);
    }
    return new JudgedCapsule(
        capsule,
        judge.steps,
        judge.decisions,
        judge.coverage,
        new PolicyWeaving(judge.before, judge.starts, judge.acceptances));
  }

  private void judge(JudgedStep step) {
    steps.add(step.facts());
    List<PolicyDecision> wanted = new ArrayList<>();
    for (PolicySymbol policy : policies) {
      for (PolicyRuleChecked rule : policy.rules()) {
        PolicyDecision decision = decide(policy, rule, step);
        if (decision != null) {
          decisions.add(decision);
          if (weaves(decision, step)) {
            wanted.add(decision);
          }
        }
      }
    }
    for (int i = 0; i < wanted.size(); i++) {
      weave(wanted.get(i), i, wanted, step);
    }
  }

  /** What {@code rule} says, or null when it says nothing. */
  private static @Nullable PolicyDecision decide(
      PolicySymbol policy, PolicyRuleChecked rule, JudgedStep step) {
    boolean asksNobody = rule.verdict() == Verdict.GATE && (step.ends() || asks(step));
    if (asksNobody || MissingFacts.isIn(rule.condition())) {
      return null;
    }
    CheckedExpression condition =
        new FactSubstitution(policy.step(), step.facts()).apply(rule.condition());
    Object outcome = new StaticEvaluation().evaluate(condition);
    if (Boolean.FALSE.equals(outcome)) {
      return null;
    }
    if (Boolean.TRUE.equals(outcome)) {
      return new PolicyDecision(
          policy, rule, step.facts(), rule.verdict(), When.STATIC, null, rule.because());
    }
    if (outcome != State.UNDEFINED && !MissingFacts.isIn(condition)) {
      CheckedExpression left = step.facts().arguments() == null ? null : condition;
      return new PolicyDecision(
          policy, rule, step.facts(), rule.verdict(), When.RUNTIME, left, rule.because());
    }
    return new PolicyDecision(
        policy, rule, step.facts(), Verdict.DENY, When.UNDEFINED, null, rule.because());
  }

  /** Whether the step is an approval itself, which no further approval guards. */
  private static boolean asks(JudgedStep step) {
    return step.step() instanceof EffectChecked effect
        && effect.operation() instanceof ApproveOperation;
  }

  /** Denials known before a run never get to one, and warnings add nothing to a program. */
  private static boolean weaves(PolicyDecision decision, JudgedStep step) {
    boolean unknown = decision.when() == When.RUNTIME && decision.condition() == null;
    boolean gate = decision.verdict() == Verdict.GATE;
    boolean check = decision.verdict() == Verdict.DENY && decision.when() == When.RUNTIME;
    return !unknown && (gate || check && !step.offered());
  }

  private void weave(
      PolicyDecision decision, int index, List<PolicyDecision> wanted, JudgedStep step) {
    GateChecked gate = decision.rule().gate();
    if (gate != null && decision.verdict() == Verdict.GATE) {
      EffectChecked written = covering(gate, step);
      if (written != null) {
        coverage.add(new GateCoverage(decision, written.span()));
        return;
      }
      if (isImplied(gate, index, wanted)) {
        return;
      }
    }
    add(GateWeaving.weave(decision, step), step);
  }

  private static @Nullable EffectChecked covering(GateChecked gate, JudgedStep step) {
    if (step.facts().arguments() == null) {
      return null;
    }
    for (EffectChecked written : step.approvals()) {
      if (written.operation() instanceof ApproveOperation approval
          && ApprovalStrength.isAtLeast(approval, gate.approval())
          && new ShownValues(approval.show()).determine(step.facts().arguments())) {
        return written;
      }
    }
    return null;
  }

  /** Whether another gate before the same step already asks as many of the same people. */
  private static boolean isImplied(GateChecked gate, int index, List<PolicyDecision> wanted) {
    for (int i = 0; i < wanted.size(); i++) {
      GateChecked other = wanted.get(i).rule().gate();
      boolean certain = wanted.get(i).condition() == null;
      if (i != index
          && other != null
          && certain
          && ApprovalStrength.isAtLeast(other.approval(), gate.approval())) {
        boolean equal = ApprovalStrength.isAtLeast(gate.approval(), other.approval());
        if (!equal || i < index || wanted.get(index).condition() != null) {
          return true;
        }
      }
    }
    return false;
  }

  /** A step of a task is met once for each run of the task, but woven once. */
  private void add(WovenStep woven, JudgedStep step) {
    List<WovenStep> target = target(step);
    for (WovenStep known : target) {
      boolean same = known.decision().rule() == woven.decision().rule();
      if (same && known.decision().step().target().equals(woven.decision().step().target())) {
        return;
      }
    }
    target.add(woven);
  }

  private List<WovenStep> target(JudgedStep step) {
    CheckedStep effect = step.step();
    if (effect != null) {
      return before.computeIfAbsent(effect, ignored -> new ArrayList<>());
    }
    PlanNodeChecked node = step.node();
    if (node == null) {
      throw new IllegalStateException("a judged step is an effect or a node");
    }
    Map<PlanNodeChecked, List<WovenStep>> places =
        node.kind() == PlanNodeChecked.Kind.DEPLOY ? starts : acceptances;
    return places.computeIfAbsent(node, ignored -> new ArrayList<>());
  }
}
