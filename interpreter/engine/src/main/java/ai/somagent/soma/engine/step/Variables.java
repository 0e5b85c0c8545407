package ai.somagent.soma.engine.step;

import ai.somagent.soma.ir.node.ExpressionIr;
import ai.somagent.soma.ir.node.NodeIr.SetIr;
import ai.somagent.soma.ir.node.NodeIr.VarIr;
import java.util.Map;

/** State variables: slots that {@code set} may change, in the fiber that bound them. */
final class Variables {
  private Variables() {}

  /** Gives those of the capsule their first values; they belong to the main line. */
  static void initialise(Workspace workspace, ActiveFiber mainLine) throws RaisedException {
    for (Map.Entry<String, ExpressionIr> first :
        workspace.setting().program().members().vars().entrySet()) {
      mainLine.bind(
          first.getKey(),
          Scope.evaluate(workspace, mainLine, Machine.INPUT_STEP, first.getValue()));
    }
  }

  static Transition bind(Workspace workspace, ActiveFiber fiber, VarIr node)
      throws RaisedException {
    fiber.bind(node.slot(), Scope.evaluate(workspace, fiber, node.id(), node.value()));
    fiber.goTo(node.next());
    return Transition.ADVANCED;
  }

  static Transition set(Workspace workspace, ActiveFiber fiber, SetIr node) throws RaisedException {
    ActiveFiber holder = Scope.holder(workspace, fiber, node.slot());
    holder.bind(node.slot(), Scope.evaluate(workspace, fiber, node.id(), node.value()));
    fiber.goTo(node.next());
    return Transition.ADVANCED;
  }
}
