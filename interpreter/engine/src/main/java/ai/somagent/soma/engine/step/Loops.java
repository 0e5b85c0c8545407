package ai.somagent.soma.engine.step;

import ai.somagent.soma.engine.state.Frame.LoopFrame;
import ai.somagent.soma.engine.state.Frame.Turns;
import ai.somagent.soma.engine.value.Value;
import ai.somagent.soma.engine.value.Value.ListValue;
import ai.somagent.soma.ir.node.NodeIr.ForIr;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A sequential {@code for}. */
final class Loops {
  private Loops() {}

  static Transition enter(Workspace workspace, ActiveFiber fiber, ForIr node)
      throws RaisedException {
    Turns turns = LoopTurns.of(workspace, fiber, node);
    if (turns.items().isEmpty()) {
      finish(fiber, node, List.of());
      return Transition.ADVANCED;
    }
    fiber.push(new LoopFrame(node.id(), turns, 0, List.of()));
    begin(fiber, node, turns, 0);
    return Transition.ENTERED;
  }

  /** Ends a turn; the loop's frame is on top. */
  static void endTurn(
      Workspace workspace, ActiveFiber fiber, LoopFrame frame, @Nullable Value yielded) {
    ForIr node = (ForIr) workspace.node(frame.node());
    List<Value> collected = frame.collected();
    if (yielded != null && node.result() != null) {
      collected = new ArrayList<>(collected);
      collected.add(yielded);
    }
    int next = frame.index() + 1;
    if (next == frame.turns().items().size()) {
      workspace.visited(frame, Transition.ENDED);
      fiber.pop();
      finish(fiber, node, collected);
      return;
    }
    workspace.visited(frame, Transition.REPEATED);
    fiber.replaceTop(new LoopFrame(frame.node(), frame.turns(), next, collected));
    begin(fiber, node, frame.turns(), next);
  }

  /** Ends the loop in the middle of a turn; the loop's frame is on top. */
  static void endLoop(Workspace workspace, ActiveFiber fiber, LoopFrame frame) {
    fiber.pop();
    finish(fiber, (ForIr) workspace.node(frame.node()), frame.collected());
  }

  private static void begin(ActiveFiber fiber, ForIr node, Turns turns, int index) {
    LoopTurns.bind(fiber, node, turns, index);
    fiber.goTo(node.body());
  }

  private static void finish(ActiveFiber fiber, ForIr node, List<Value> collected) {
    fiber.bind(node.result(), new ListValue(collected));
    fiber.goTo(node.next());
  }
}
