package ai.somagent.soma.rule;

import ai.somagent.soma.checked.CheckedChildren;
import ai.somagent.soma.checked.CheckedExpression;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** Shows an expression and its parts to rules, without recursion: chains may be very long. */
final class ExpressionWalk {
  private final List<CapsuleRule> rules;
  private final Deque<CheckedExpression> waiting = new ArrayDeque<>();

  ExpressionWalk(List<CapsuleRule> rules) {
    this.rules = rules;
  }

  void walk(CheckedExpression root) {
    waiting.push(root);
    while (!waiting.isEmpty()) {
      CheckedExpression expression = waiting.pop();
      for (CapsuleRule rule : rules) {
        rule.expression(expression);
      }
      List<CheckedExpression> parts = CheckedChildren.of(expression);
      for (int i = parts.size() - 1; i >= 0; i--) {
        waiting.push(parts.get(i));
      }
    }
  }
}
