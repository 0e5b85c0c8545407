package ai.somagent.soma.engine.where;

import ai.somagent.soma.engine.state.Fiber;
import ai.somagent.soma.engine.state.Fiber.JoinReference;
import ai.somagent.soma.engine.state.Frame;
import ai.somagent.soma.engine.state.Frame.LoopFrame;
import ai.somagent.soma.engine.state.Frame.TryFrame;
import ai.somagent.soma.engine.state.Frame.UndoFrame;
import ai.somagent.soma.engine.state.Frame.WhileFrame;
import ai.somagent.soma.engine.state.Frame.WindowFrame;
import ai.somagent.soma.engine.state.KeyTurns;
import ai.somagent.soma.engine.state.MachineState;
import ai.somagent.soma.ir.ProgramIr;
import ai.somagent.soma.ir.node.EffectIr.TaskIr;
import ai.somagent.soma.ir.node.NodeIr.TryIr;
import org.jspecify.annotations.Nullable;

/** Names of what fibers wait for, as the keys of calls and timers have them. */
final class WaitKeys {
  private WaitKeys() {}

  static String of(ProgramIr program, MachineState state, Fiber fiber, String node) {
    if (fiber.parent() == null && fiber.frames().isEmpty()) {
      return node;
    }
    KeyTurns turns = new KeyTurns();
    String undone = append(program, state, fiber, turns);
    return undone == null ? node + turns : undone + "!" + node + turns;
  }

  /** Gives the effect that is taken back, if any. */
  private static @Nullable String append(
      ProgramIr program, MachineState state, Fiber fiber, KeyTurns turns) {
    String undone = null;
    JoinReference parent = fiber.parent();
    Fiber owner = parent == null ? null : state.fibers().get(parent.fiber());
    if (parent != null && owner != null) {
      Frame join = owner.frames().isEmpty() ? null : owner.frames().getLast();
      undone =
          join instanceof UndoFrame undo
              ? undo.running().key()
              : append(program, state, owner, turns);
      if (join instanceof WindowFrame) {
        turns.turn(parent.index());
      }
    }
    for (Frame frame : fiber.frames()) {
      switch (frame) {
        case LoopFrame loop -> turns.turn(loop.index());
        case WhileFrame loop -> turns.turn(loop.index());
        case TryFrame attempt when mayRepeat(program, frame.node()) ->
            turns.attempt(attempt.attempt());
        default -> {}
      }
    }
    return undone;
  }

  private static boolean mayRepeat(ProgramIr program, String node) {
    return switch (program.nodes().get(node)) {
      case TryIr attempt -> attempt.retry() != null;
      case TaskIr task -> task.clauses().retry() != null;
      case null, default -> false;
    };
  }
}
