package ai.somagent.soma.rule;

import ai.somagent.soma.checked.CapsuleMember;
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

  void walk(CapsuleMember member) {
    for (CapsuleRule rule : rules) {
      rule.member(member);
    }
    switch (member) {
      case CapsuleMember.StateChecked state -> expressions.walk(state.value());
      case CapsuleMember.SignalChecked signal -> {
        signal.symbol().topicFilter().forEach(argument -> expressions.walk(argument.value()));
        walk(signal.body() == null ? List.of() : signal.body());
      }
      case CapsuleMember.UpdateChecked update -> walk(update.body());
      case CapsuleMember.QueryChecked query -> expressions.walk(query.value());
      case CapsuleMember.ScheduleChecked schedule ->
          schedule.arguments().forEach(argument -> expressions.walk(argument.value()));
      case CapsuleMember.EventChecked event -> {
        if (event.where() != null) {
          expressions.walk(event.where());
        }
        event.arguments().forEach(argument -> expressions.walk(argument.value()));
      }
    }
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
