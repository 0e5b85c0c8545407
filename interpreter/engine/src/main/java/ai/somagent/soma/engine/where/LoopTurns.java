package ai.somagent.soma.engine.where;

import ai.somagent.soma.engine.state.Fiber;
import ai.somagent.soma.engine.state.Fiber.JoinReference;
import ai.somagent.soma.engine.state.Frame;
import ai.somagent.soma.engine.state.Frame.LoopFrame;
import ai.somagent.soma.engine.state.Frame.WhileFrame;
import ai.somagent.soma.engine.state.Frame.WindowFrame;
import ai.somagent.soma.engine.state.MachineState;

/** The turns of all loops around where a fiber stands, as the keys of calls have them. */
final class LoopTurns {
  private LoopTurns() {}

  static String of(MachineState state, Fiber fiber) {
    if (fiber.parent() == null && fiber.frames().isEmpty()) {
      return "";
    }
    StringBuilder turns = new StringBuilder();
    append(state, fiber, turns);
    return turns.toString();
  }

  private static void append(MachineState state, Fiber fiber, StringBuilder turns) {
    JoinReference parent = fiber.parent();
    Fiber owner = parent == null ? null : state.fibers().get(parent.fiber());
    if (parent != null && owner != null) {
      append(state, owner, turns);
      if (!owner.frames().isEmpty() && owner.frames().getLast() instanceof WindowFrame) {
        append(turns, parent.index());
      }
    }
    for (Frame frame : fiber.frames()) {
      switch (frame) {
        case LoopFrame loop -> append(turns, loop.index());
        case WhileFrame loop -> append(turns, loop.index());
        default -> {}
      }
    }
  }

  private static void append(StringBuilder turns, int turn) {
    turns.append('[').append(turn).append(']');
  }
}
