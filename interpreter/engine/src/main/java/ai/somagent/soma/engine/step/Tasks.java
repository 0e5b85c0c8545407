package ai.somagent.soma.engine.step;

import ai.somagent.soma.engine.state.Frame;
import ai.somagent.soma.engine.state.Frame.TryFrame;
import ai.somagent.soma.engine.value.Value;
import ai.somagent.soma.ir.node.EffectIr.TaskIr;
import org.jspecify.annotations.Nullable;

/**
 * A {@code task}: a {@code try} without handlers, which may have a limit and further attempts. One
 * that has an undo of its own is taken back by that alone, once it has succeeded.
 */
final class Tasks {
  private Tasks() {}

  static Transition enter(Workspace workspace, ActiveFiber fiber, TaskIr node) {
    Long timer = Timers.limit(workspace, fiber, node.id(), node.clauses().withinMillis());
    fiber.push(new TryFrame(node.id(), timer, 0, fiber.undo().size()));
    fiber.goTo(node.body());
    return Transition.ENTERED;
  }

  /** Goes on after the task, whose frame is on top, with what it gave. */
  static void succeed(
      Workspace workspace, ActiveFiber fiber, TryFrame frame, TaskIr node, @Nullable Value value) {
    if (value != null) {
      fiber.bind(node.result(), value);
    }
    Timers.pop(workspace, fiber);
    if (node.clauses().undo() != null) {
      fiber.undo().subList(frame.mark(), fiber.undo().size()).clear();
      Undoing.remember(workspace, fiber, node, value);
    }
    fiber.goTo(node.next());
  }

  /** Whether {@code frame} is left well as the end of a task, which this does then. */
  static boolean succeeded(
      Workspace workspace, ActiveFiber fiber, Frame frame, @Nullable Value value) {
    if (frame instanceof TryFrame attempt && workspace.node(frame.node()) instanceof TaskIr node) {
      succeed(workspace, fiber, attempt, node, value);
      return true;
    }
    return false;
  }
}
