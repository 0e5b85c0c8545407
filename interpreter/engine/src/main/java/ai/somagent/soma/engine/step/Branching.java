package ai.somagent.soma.engine.step;

import ai.somagent.soma.engine.state.Frame.BlockFrame;
import ai.somagent.soma.engine.state.Frame.IfFrame;
import ai.somagent.soma.engine.state.Frame.TryFrame;
import ai.somagent.soma.ir.node.NodeIr.BlockIr;
import ai.somagent.soma.ir.node.NodeIr.IfIr;
import ai.somagent.soma.ir.node.NodeIr.TryIr;

/** {@code if}, blocks and {@code try}: nodes that own one region at a time. */
final class Branching {
  private Branching() {}

  static Transition chooseArm(Workspace workspace, ActiveFiber fiber, IfIr node)
      throws RaisedException {
    boolean holds = Scope.evaluateCondition(workspace, fiber, node.id(), node.condition());
    String arm = holds ? node.then() : node.otherwise();
    if (arm == null) {
      fiber.goTo(node.next());
      return Transition.ADVANCED;
    }
    fiber.push(new IfFrame(node.id()));
    fiber.goTo(arm);
    return Transition.ENTERED;
  }

  static Transition enterBlock(ActiveFiber fiber, BlockIr node) {
    fiber.push(new BlockFrame(node.id()));
    fiber.goTo(node.body());
    return Transition.ENTERED;
  }

  static Transition enterTry(Workspace workspace, ActiveFiber fiber, TryIr node) {
    Long timer = Timers.limit(workspace, fiber, node.id(), node.withinMillis());
    fiber.push(new TryFrame(node.id(), timer, 0, fiber.undo().size()));
    fiber.goTo(node.body());
    return Transition.ENTERED;
  }
}
