package ai.somagent.soma.engine.step;

import ai.somagent.soma.engine.state.Fiber.JoinReference;
import ai.somagent.soma.engine.state.Frame.Turns;
import ai.somagent.soma.engine.state.Frame.WindowFrame;
import ai.somagent.soma.engine.value.Value;
import ai.somagent.soma.engine.value.Value.ListValue;
import ai.somagent.soma.ir.node.NodeIr.ForIr;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A {@code for} whose turns run at once, as many as its window holds. */
final class Windows {
  private Windows() {}

  static Transition enter(Workspace workspace, ActiveFiber fiber, ForIr node)
      throws RaisedException {
    Turns turns = LoopTurns.of(workspace, fiber, node);
    if (turns.items().isEmpty()) {
      fiber.bind(node.result(), new ListValue(List.of()));
      fiber.goTo(node.next());
      return Transition.ADVANCED;
    }
    SortedMap<Integer, Long> live = new TreeMap<>();
    int first = Math.min(node.window(), turns.items().size());
    for (int i = 0; i < first; i++) {
      live.put(i, begin(workspace, fiber, node, turns, i));
    }
    fiber.push(new WindowFrame(node.id(), turns, first, live, new TreeMap<>()));
    fiber.become(ActiveFiber.Activity.WAITING);
    return Transition.WAITED;
  }

  static void turnEnded(
      Workspace workspace,
      ActiveFiber parent,
      WindowFrame frame,
      JoinReference ended,
      @Nullable Value yielded) {
    ForIr node = (ForIr) workspace.node(frame.node());
    SortedMap<Integer, Long> live = Joins.without(frame, ended.index());
    SortedMap<Integer, Value> collected = new TreeMap<>(frame.collected());
    if (yielded != null && node.result() != null) {
      collected.put(ended.index(), yielded);
    }
    int next = frame.next();
    if (parent.pending() == null && next < frame.turns().items().size()) {
      workspace.visited(frame, Transition.REPEATED);
      live.put(next, begin(workspace, parent, node, frame.turns(), next));
      next++;
    }
    parent.replaceTop(new WindowFrame(frame.node(), frame.turns(), next, live, collected));
  }

  static void finish(Workspace workspace, ActiveFiber fiber, WindowFrame frame) {
    workspace.visited(frame, Transition.ENDED);
    ForIr node = (ForIr) workspace.node(frame.node());
    fiber.pop();
    fiber.bind(node.result(), new ListValue(List.copyOf(frame.collected().values())));
    fiber.goTo(node.next());
  }

  private static long begin(
      Workspace workspace, ActiveFiber parent, ForIr node, Turns turns, int index) {
    ActiveFiber turn = workspace.spawn(new JoinReference(parent.id(), index), node.body());
    LoopTurns.bind(turn, node, turns, index);
    return turn.id();
  }
}
