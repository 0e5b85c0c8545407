package ai.somagent.soma.engine.step;

import ai.somagent.soma.engine.state.Fiber.JoinReference;
import ai.somagent.soma.engine.state.Frame;
import ai.somagent.soma.engine.state.Frame.LoopFrame;
import ai.somagent.soma.engine.state.Frame.TryFrame;
import ai.somagent.soma.engine.state.Frame.UndoFrame;
import ai.somagent.soma.engine.state.Frame.WhileFrame;
import ai.somagent.soma.engine.state.Frame.WindowFrame;
import ai.somagent.soma.engine.state.KeyTurns;
import org.jspecify.annotations.Nullable;

/**
 * Names effects: the node, then the turns and further attempts around it, outermost first; in an
 * undo the name of what is taken back, then the node and what is around it in there.
 *
 * <p>No two calls of a run share a key. A node stands in one region; a region is entered once each
 * time its owner is executed, except a loop's body, which is entered once for each turn, and that
 * of a {@code try}, once for each attempt; chains have no cycles; an effect is taken back once. So,
 * by induction from the entry inwards, what is around a node differs each time it is executed.
 */
final class CallKeys {
  private CallKeys() {}

  static String key(Workspace workspace, ActiveFiber fiber, String node) {
    KeyTurns turns = new KeyTurns();
    String undone = appendTurns(workspace, fiber, turns);
    return undone == null ? node + turns : undone + "!" + node + turns;
  }

  /** Gives the effect that is taken back, if any. */
  private static @Nullable String appendTurns(
      Workspace workspace, ActiveFiber fiber, KeyTurns turns) {
    String undone = null;
    JoinReference parent = fiber.parent();
    if (parent != null) {
      ActiveFiber owner = workspace.fiber(parent.fiber());
      if (owner.top() instanceof UndoFrame undo) {
        undone = undo.running().key();
      } else {
        undone = appendTurns(workspace, owner, turns);
      }
      if (owner.top() instanceof WindowFrame) {
        turns.turn(parent.index());
      }
    }
    for (Frame frame : fiber.frames()) {
      switch (frame) {
        case LoopFrame loop -> turns.turn(loop.index());
        case WhileFrame loop -> turns.turn(loop.index());
        case TryFrame attempt when Retries.of(workspace.node(frame.node())) != null ->
            turns.attempt(attempt.attempt());
        default -> {}
      }
    }
    return undone;
  }
}
