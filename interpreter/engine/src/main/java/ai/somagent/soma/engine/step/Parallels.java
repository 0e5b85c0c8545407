package ai.somagent.soma.engine.step;

import ai.somagent.soma.engine.state.Fiber.JoinReference;
import ai.somagent.soma.engine.state.Frame.ParallelFrame;
import ai.somagent.soma.ir.node.NodeIr.ParallelIr;
import java.util.SortedMap;
import java.util.TreeMap;

/** {@code parallel}: all branches start together. */
final class Parallels {
  private Parallels() {}

  static Transition enter(Workspace workspace, ActiveFiber fiber, ParallelIr node) {
    if (node.branches().isEmpty()) {
      fiber.goTo(node.next());
      return Transition.ADVANCED;
    }
    SortedMap<Integer, Long> live = new TreeMap<>();
    for (int i = 0; i < node.branches().size(); i++) {
      JoinReference reference = new JoinReference(fiber.id(), i);
      live.put(i, workspace.spawn(reference, node.branches().get(i)).id());
    }
    fiber.push(new ParallelFrame(node.id(), live, new TreeMap<>()));
    fiber.become(ActiveFiber.Activity.WAITING);
    return Transition.WAITED;
  }

  /** All branches have ended well. */
  static void finish(Workspace workspace, ActiveFiber fiber, ParallelFrame frame) {
    workspace.visited(frame, Transition.ENDED);
    fiber.pop();
    fiber.goTo(((ParallelIr) workspace.node(frame.node())).next());
  }
}
