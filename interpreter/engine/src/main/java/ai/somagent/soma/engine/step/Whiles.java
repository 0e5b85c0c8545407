package ai.somagent.soma.engine.step;

import ai.somagent.soma.engine.state.Frame.WhileFrame;
import ai.somagent.soma.ir.node.NodeIr.WhileIr;

/** {@code while}: turns as long as the condition holds, and no more than {@code max}. */
final class Whiles {
  private Whiles() {}

  static Transition enter(Workspace workspace, ActiveFiber fiber, WhileIr node)
      throws RaisedException {
    if (!Scope.evaluateCondition(workspace, fiber, node.id(), node.condition())) {
      fiber.goTo(node.next());
      return Transition.ADVANCED;
    }
    fiber.push(new WhileFrame(node.id(), 0));
    fiber.goTo(node.body());
    return Transition.ENTERED;
  }

  /** Ends a turn; the loop's frame is on top. */
  static void endTurn(Workspace workspace, ActiveFiber fiber, WhileFrame frame)
      throws RaisedException {
    WhileIr node = (WhileIr) workspace.node(frame.node());
    int next = frame.index() + 1;
    if (next == node.max()
        || !Scope.evaluateCondition(workspace, fiber, node.id(), node.condition())) {
      workspace.visited(frame, Transition.ENDED);
      endLoop(workspace, fiber, frame);
      return;
    }
    workspace.visited(frame, Transition.REPEATED);
    fiber.replaceTop(new WhileFrame(frame.node(), next));
    fiber.goTo(node.body());
  }

  /** Ends the loop; its frame is on top. */
  static void endLoop(Workspace workspace, ActiveFiber fiber, WhileFrame frame) {
    fiber.pop();
    fiber.goTo(((WhileIr) workspace.node(frame.node())).next());
  }
}
