package ai.somagent.soma.engine.step;

import ai.somagent.soma.engine.state.Fiber.JoinReference;
import ai.somagent.soma.engine.state.Frame;
import ai.somagent.soma.engine.state.Frame.LoopFrame;
import ai.somagent.soma.engine.state.Frame.WhileFrame;
import ai.somagent.soma.engine.state.Frame.WindowFrame;
import ai.somagent.soma.engine.state.Pending.ExitPending;
import ai.somagent.soma.engine.value.Value;
import ai.somagent.soma.ir.node.NodeIr;
import ai.somagent.soma.ir.node.NodeIr.BlockIr;
import ai.somagent.soma.ir.node.NodeIr.ExitIr;
import ai.somagent.soma.ir.node.NodeIr.ExitIr.Mode;
import ai.somagent.soma.ir.node.NodeIr.RaceIr;
import ai.somagent.soma.ir.node.NodeIr.TryIr;
import org.jspecify.annotations.Nullable;

/** {@code yield}, {@code continue} and {@code break}. */
final class Exits {
  private Exits() {}

  static Transition leave(Workspace workspace, ActiveFiber fiber, ExitIr node)
      throws RaisedException {
    Value value =
        node.value() == null ? null : Scope.evaluate(workspace, fiber, node.id(), node.value());
    return go(workspace, fiber, node, value);
  }

  /** Leaves regions up to the target, or up to a cleanup that has to run before. */
  static Transition go(Workspace workspace, ActiveFiber fiber, ExitIr node, @Nullable Value value)
      throws RaisedException {
    for (Frame frame = fiber.top(); frame != null; frame = fiber.top()) {
      if (frame.node().equals(node.target())) {
        workspace.visited(frame, transition(node.mode()));
        leaveTarget(workspace, fiber, frame, node, value);
        return Transition.ADVANCED;
      }
      workspace.visited(frame, Transition.UNWOUND);
      if (Cleanups.begin(workspace, fiber, frame, new ExitPending(node.id(), value))) {
        return Transition.ADVANCED;
      }
      Timers.pop(workspace, fiber);
    }
    leaveTurn(workspace, fiber, node, value);
    return Transition.ENDED;
  }

  private static void leaveTarget(
      Workspace workspace, ActiveFiber fiber, Frame frame, ExitIr node, @Nullable Value value)
      throws RaisedException {
    if (frame instanceof WhileFrame loop) {
      if (node.mode() == Mode.BREAK) {
        Whiles.endLoop(workspace, fiber, loop);
      } else {
        Whiles.endTurn(workspace, fiber, loop);
      }
      return;
    }
    if (frame instanceof LoopFrame loop) {
      if (node.mode() == Mode.BREAK) {
        Loops.endLoop(workspace, fiber, loop);
      } else {
        Loops.endTurn(workspace, fiber, loop, value);
      }
      return;
    }
    if (node.mode() != Mode.CONTINUE && Tasks.succeeded(workspace, fiber, frame, value)) {
      return;
    }
    NodeIr owner = workspace.node(frame.node());
    if (node.mode() == Mode.YIELD && owner instanceof BlockIr block) {
      fiber.pop();
      bindAndGo(fiber, block.result(), value, block.next());
    } else if (node.mode() == Mode.YIELD && owner instanceof RaceIr race) {
      fiber.pop();
      bindAndGo(fiber, race.result(), value, race.next());
    } else if (node.mode() == Mode.YIELD && owner instanceof TryIr attempt) {
      bindAndGo(fiber, attempt.result(), value, attempt.next());
      if (!Cleanups.begin(workspace, fiber, frame, null)) {
        Timers.pop(workspace, fiber);
      }
    } else {
      throw misplaced(node);
    }
  }

  private static void bindAndGo(
      ActiveFiber fiber, @Nullable String slot, @Nullable Value value, @Nullable String next) {
    if (value != null) {
      fiber.bind(slot, value);
    }
    fiber.goTo(next);
  }

  private static void leaveTurn(
      Workspace workspace, ActiveFiber fiber, ExitIr node, @Nullable Value value) {
    JoinReference parent = fiber.parent();
    boolean ownTurn =
        parent != null
            && workspace.fiber(parent.fiber()).top() instanceof WindowFrame window
            && window.node().equals(node.target())
            && node.mode() != Mode.BREAK;
    if (!ownTurn) {
      throw misplaced(node);
    }
    workspace.visited(fiber, transition(node.mode()));
    Joins.childEnded(workspace, fiber, value);
  }

  private static IllegalStateException misplaced(ExitIr node) {
    return new IllegalStateException("node " + node.id() + " cannot leave " + node.target());
  }

  private static Transition transition(Mode mode) {
    return switch (mode) {
      case YIELD, LEAVE -> Transition.YIELDED;
      case CONTINUE -> Transition.CONTINUED;
      case BREAK -> Transition.BROKEN;
    };
  }
}
