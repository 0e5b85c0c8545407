package ai.somagent.soma.engine.step;

import ai.somagent.soma.engine.state.Fiber.JoinReference;
import ai.somagent.soma.engine.state.Frame;
import ai.somagent.soma.engine.state.Frame.LoopFrame;
import ai.somagent.soma.engine.state.Frame.WhileFrame;
import ai.somagent.soma.engine.state.Frame.WindowFrame;

/**
 * Names calls: the node, then the turns of all loops around it, outermost first.
 *
 * <p>No two calls of a run share a key. A node stands in one region; a region is entered once each
 * time its owner is executed, except a loop's body, which is entered once for each turn; chains
 * have no cycles. So, by induction from the entry inwards, the turns of the loops around a node are
 * different each time it is executed.
 */
final class CallKeys {
  private CallKeys() {}

  static String key(Workspace workspace, ActiveFiber fiber, String node) {
    StringBuilder key = new StringBuilder(node);
    appendTurns(workspace, fiber, key);
    return key.toString();
  }

  private static void appendTurns(Workspace workspace, ActiveFiber fiber, StringBuilder key) {
    JoinReference parent = fiber.parent();
    if (parent != null) {
      ActiveFiber owner = workspace.fiber(parent.fiber());
      appendTurns(workspace, owner, key);
      if (owner.top() instanceof WindowFrame) {
        append(key, parent.index());
      }
    }
    for (Frame frame : fiber.frames()) {
      switch (frame) {
        case LoopFrame loop -> append(key, loop.index());
        case WhileFrame loop -> append(key, loop.index());
        default -> {}
      }
    }
  }

  private static void append(StringBuilder key, int turn) {
    key.append('[').append(turn).append(']');
  }
}
