package ai.somagent.soma.engine.step;

import ai.somagent.soma.engine.state.Wait.ConditionWait;
import ai.somagent.soma.ir.node.EffectIr.AwaitIr;
import ai.somagent.soma.ir.node.ExpressionIr;

/** {@code await until}. */
final class Conditions {
  private Conditions() {}

  static Transition await(
      Workspace workspace, ActiveFiber fiber, AwaitIr node, ExpressionIr condition)
      throws RaisedException {
    if (Scope.evaluateCondition(workspace, fiber, node.id(), condition)) {
      fiber.goTo(node.next());
      return Transition.ADVANCED;
    }
    Long timer = Timers.limit(workspace, fiber, node.id(), node.clauses().withinMillis());
    fiber.waitFor(new ConditionWait(timer));
    return Transition.WAITED;
  }
}
