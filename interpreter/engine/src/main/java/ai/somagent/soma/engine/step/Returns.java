package ai.somagent.soma.engine.step;

import ai.somagent.soma.engine.value.InvalidValueException;
import ai.somagent.soma.engine.value.Value;
import ai.somagent.soma.engine.value.Value.NullValue;
import ai.somagent.soma.ir.node.NodeIr.ReturnIr;
import ai.somagent.soma.ir.type.TypeIr;

/** {@code return}: the result crosses a boundary, so it is checked. */
final class Returns {
  private Returns() {}

  static Transition execute(Workspace workspace, ActiveFiber fiber, ReturnIr node)
      throws RaisedException {
    if (!fiber.isMainLine()) {
      throw new IllegalStateException("node " + node.id() + " returns from inside a branch");
    }
    Value value =
        node.value() == null
            ? NullValue.NULL
            : Scope.evaluate(workspace, fiber, node.id(), node.value());
    complete(workspace, fiber, node.id(), value);
    return Transition.ENDED;
  }

  static void complete(Workspace workspace, ActiveFiber mainLine, String node, Value value)
      throws RaisedException {
    TypeIr output = workspace.setting().program().output();
    if (output == null) {
      Endings.complete(workspace, mainLine, NullValue.NULL);
      return;
    }
    try {
      workspace.setting().codec().write(output, value);
    } catch (InvalidValueException e) {
      throw RaisedException.of("Invalid", "the output does not fit: " + e.getMessage(), node);
    }
    Endings.complete(workspace, mainLine, value);
  }
}
