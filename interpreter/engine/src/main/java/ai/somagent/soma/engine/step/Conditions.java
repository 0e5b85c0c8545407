package ai.somagent.soma.engine.step;

import ai.somagent.soma.engine.state.Pending.RaisePending;
import ai.somagent.soma.engine.state.Wait.ConditionWait;
import ai.somagent.soma.ir.node.EffectIr.AwaitIr;
import ai.somagent.soma.ir.node.ExpressionIr;
import org.jspecify.annotations.Nullable;

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

  /** After a change of state variables: lets go of those that hold now, in source order. */
  static void lookAgain(Workspace workspace) {
    for (ActiveFiber fiber : workspace.waiting()) {
      String counter = fiber.counter();
      if (fiber.awaited() instanceof ConditionWait(Long timer)
          && counter != null
          && workspace.node(counter) instanceof AwaitIr node
          && node.until() != null) {
        lookAgain(workspace, fiber, node, node.until(), timer);
      }
    }
  }

  private static void lookAgain(
      Workspace workspace,
      ActiveFiber fiber,
      AwaitIr node,
      ExpressionIr condition,
      @Nullable Long timer) {
    try {
      if (!Scope.evaluateCondition(workspace, fiber, node.id(), condition)) {
        return;
      }
      fiber.goTo(node.next());
    } catch (RaisedException e) {
      fiber.pend(new RaisePending(e.error()));
    }
    workspace.cancelTimer(timer);
    fiber.stopWaiting();
    workspace.ready().add(fiber);
  }
}
