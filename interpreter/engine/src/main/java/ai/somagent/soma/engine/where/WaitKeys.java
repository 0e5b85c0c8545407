package ai.somagent.soma.engine.where;

import ai.somagent.soma.engine.state.Fiber;
import ai.somagent.soma.engine.state.Fiber.JoinReference;
import ai.somagent.soma.engine.state.Frame;
import ai.somagent.soma.engine.state.Frame.LoopFrame;
import ai.somagent.soma.engine.state.Frame.TryFrame;
import ai.somagent.soma.engine.state.Frame.UndoFrame;
import ai.somagent.soma.engine.state.Frame.WhileFrame;
import ai.somagent.soma.engine.state.Frame.WindowFrame;
import ai.somagent.soma.engine.state.MachineState;
import org.jspecify.annotations.Nullable;

/** Names of what fibers wait for, as the keys of calls and timers have them. */
final class WaitKeys {
  private WaitKeys() {}

  static String of(MachineState state, Fiber fiber, String node) {
    if (fiber.parent() == null && fiber.frames().isEmpty()) {
      return node;
    }
    StringBuilder turns = new StringBuilder();
    String undone = append(state, fiber, turns);
    return undone == null ? node + turns : undone + "!" + node + turns;
  }

  /** Gives the effect that is taken back, if any. */
  private static @Nullable String append(MachineState state, Fiber fiber, StringBuilder turns) {
    String undone = null;
    JoinReference parent = fiber.parent();
    Fiber owner = parent == null ? null : state.fibers().get(parent.fiber());
    if (parent != null && owner != null) {
      Frame join = owner.frames().isEmpty() ? null : owner.frames().getLast();
      undone = join instanceof UndoFrame undo ? undo.running().key() : append(state, owner, turns);
      if (join instanceof WindowFrame) {
        append(turns, parent.index());
      }
    }
    for (Frame frame : fiber.frames()) {
      switch (frame) {
        case LoopFrame loop -> append(turns, loop.index());
        case WhileFrame loop -> append(turns, loop.index());
        case TryFrame attempt when attempt.attempt() > 0 ->
            turns.append('~').append(attempt.attempt());
        default -> {}
      }
    }
    return undone;
  }

  private static void append(StringBuilder turns, int turn) {
    turns.append('[').append(turn).append(']');
  }
}
