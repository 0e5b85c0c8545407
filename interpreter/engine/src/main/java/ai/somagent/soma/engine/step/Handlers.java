package ai.somagent.soma.engine.step;

import ai.somagent.soma.engine.state.Fiber.JoinReference;
import ai.somagent.soma.engine.state.MachineState;
import ai.somagent.soma.engine.state.Pending.RaisePending;
import ai.somagent.soma.engine.state.RunError;
import ai.somagent.soma.engine.value.Value;
import ai.somagent.soma.engine.value.Value.MapValue;
import ai.somagent.soma.engine.value.Value.NullValue;
import ai.somagent.soma.ir.HandlerIr;
import ai.somagent.soma.ir.node.NodeIr;
import ai.somagent.soma.ir.node.NodeIr.ForIr;
import ai.somagent.soma.ir.node.NodeIr.ParallelIr;
import ai.somagent.soma.ir.node.NodeIr.RaceIr;
import ai.somagent.soma.ir.node.NodeIr.ReturnIr;
import ai.somagent.soma.ir.node.NodeIr.TryIr;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Bodies of signals and updates: whole, at once, over the main line. All they can change is state
 * variables of the main line, so one that fails is undone by putting those back.
 */
final class Handlers {
  /** Never the id of a fiber of a state. */
  private static final long HANDLER = -1;

  private final Workspace workspace;
  private final ActiveFiber fiber;

  private Handlers(Workspace workspace, HandlerIr handler, Map<String, Value> arguments) {
    this.workspace = workspace;
    JoinReference main = new JoinReference(MachineState.MAIN_LINE, 0);
    this.fiber = ActiveFiber.starting(HANDLER, main, handler.body());
    handler
        .slots()
        .forEach((name, slot) -> fiber.bind(slot, arguments.getOrDefault(name, NullValue.NULL)));
  }

  /**
   * Runs {@code handler} and gives what it returns.
   *
   * @throws RaisedException it failed, and changed nothing
   */
  static Value run(Workspace workspace, HandlerIr handler, Map<String, Value> arguments)
      throws RaisedException {
    ActiveFiber mainLine = workspace.fiber(MachineState.MAIN_LINE);
    SortedMap<String, Value> before = new TreeMap<>(mainLine.slots());
    try {
      return new Handlers(workspace, handler, arguments).run();
    } catch (RaisedException e) {
      mainLine.bindAll(before);
      throw e;
    }
  }

  private Value run() throws RaisedException {
    for (int i = workspace.setting().limits().stepsPerEvent(); i > 0; i--) {
      if (fiber.returned() != null) {
        return fiber.returned();
      }
      if (fiber.counter() == null && fiber.top() == null) {
        return NullValue.NULL;
      }
      try {
        if (fiber.counter() == null) {
          RegionEnds.leave(workspace, fiber);
        } else if (workspace.node(fiber.counter()) instanceof ReturnIr end) {
          Returns.leave(workspace, fiber, result(end));
        } else {
          Nodes.execute(workspace, fiber, atomic(workspace.node(fiber.counter())));
        }
      } catch (RaisedException e) {
        if (!Catching.takes(workspace, fiber, e.error(), null)) {
          throw e;
        }
        Unwinding.unwind(workspace, fiber, new RaisePending(e.error()));
      }
    }
    throw failed("LimitExceeded", "the body takes too many steps");
  }

  private Value result(ReturnIr end) throws RaisedException {
    return end.value() == null
        ? NullValue.NULL
        : Scope.evaluate(workspace, fiber, end.id(), end.value());
  }

  /** The compiler refuses these; a program from elsewhere may have them. */
  private NodeIr atomic(NodeIr node) throws RaisedException {
    boolean waits =
        switch (node) {
          case ParallelIr _, RaceIr _ -> true;
          case ForIr loop -> loop.window() > 1;
          case TryIr attempt -> attempt.withinMillis() != null || attempt.retry() != null;
          default -> false;
        };
    if (waits) {
      throw failed("Invalid", "a body of a signal or update does not wait");
    }
    return node;
  }

  private RaisedException failed(String kind, String message) {
    return new RaisedException(new RunError(kind, message, fiber.place(), new MapValue(Map.of())));
  }
}
