package ai.somagent.soma.engine.step;

import ai.somagent.soma.engine.state.Frame;
import ai.somagent.soma.engine.state.Pending.ReturnPending;
import ai.somagent.soma.engine.value.InvalidValueException;
import ai.somagent.soma.engine.value.Value;
import ai.somagent.soma.engine.value.Value.NullValue;
import ai.somagent.soma.ir.node.NodeIr.ReturnIr;
import ai.somagent.soma.ir.type.TypeIr;
import java.util.Objects;

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
    leave(workspace, fiber, fitting(workspace, node.id(), value));
    return Transition.ENDED;
  }

  /** The main line has come to its end. */
  static void complete(Workspace workspace, ActiveFiber mainLine) throws RaisedException {
    Endings.complete(workspace, mainLine, fitting(workspace, "", NullValue.NULL));
  }

  private static Value fitting(Workspace workspace, String node, Value value)
      throws RaisedException {
    TypeIr output = workspace.setting().program().output();
    if (output == null) {
      return NullValue.NULL;
    }
    try {
      workspace.setting().codec().write(output, value);
      return value;
    } catch (InvalidValueException e) {
      throw RaisedException.of("Invalid", "the output does not fit: " + e.getMessage(), node);
    }
  }

  /** Ends the run, or the handling of a signal or update, once no cleanup is left to run. */
  static void leave(Workspace workspace, ActiveFiber fiber, Value value) {
    while (Cleanups.anyLeft(workspace, fiber)) {
      Frame frame = Objects.requireNonNull(fiber.top());
      workspace.visited(frame, Transition.UNWOUND);
      if (Cleanups.begin(workspace, fiber, frame, new ReturnPending(value))) {
        return;
      }
      Timers.pop(workspace, fiber);
    }
    if (fiber.isMainLine()) {
      Endings.complete(workspace, fiber, value);
    } else {
      fiber.finish(value);
    }
  }
}
