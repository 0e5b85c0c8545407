package ai.somagent.soma.rule;

import ai.somagent.soma.checked.CheckedStep;
import ai.somagent.soma.checked.CheckedStepParts;
import java.util.List;

/** Shows the steps and expressions of a capsule to rules. */
final class CapsuleWalk {
  private final List<CapsuleRule> rules;
  private final ExpressionWalk expressions;

  CapsuleWalk(List<CapsuleRule> rules) {
    this.rules = rules;
    this.expressions = new ExpressionWalk(rules);
  }

  void walk(List<CheckedStep> steps) {
    for (CheckedStep step : steps) {
      for (CapsuleRule rule : rules) {
        rule.step(step);
      }
      CheckedStepParts.expressions(step).forEach(expressions::walk);
      CheckedStepParts.regions(step).forEach(this::walk);
    }
  }
}
