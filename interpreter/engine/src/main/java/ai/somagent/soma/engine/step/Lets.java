package ai.somagent.soma.engine.step;

import ai.somagent.soma.ir.node.NodeIr.LetIr;

/** {@code let}. */
final class Lets {
  private Lets() {}

  static Transition execute(Workspace workspace, ActiveFiber fiber, LetIr node)
      throws RaisedException {
    fiber.bind(node.slot(), Scope.evaluate(workspace, fiber, node.id(), node.value()));
    fiber.goTo(node.next());
    return Transition.ADVANCED;
  }
}
