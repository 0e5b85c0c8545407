package ai.somagent.soma.engine.step;

import ai.somagent.soma.engine.state.Fiber.JoinReference;
import ai.somagent.soma.engine.state.Frame.ArmFrame;
import ai.somagent.soma.engine.state.Frame.RaceFrame;
import ai.somagent.soma.ir.node.NodeIr.RaceArmIr;
import ai.somagent.soma.ir.node.NodeIr.RaceIr;
import java.util.SortedMap;
import java.util.TreeMap;

/** {@code race}: the first head to end decides; its arm runs when the others are undone. */
final class Races {
  private Races() {}

  static Transition enter(Workspace workspace, ActiveFiber fiber, RaceIr node) {
    SortedMap<Integer, Long> live = new TreeMap<>();
    for (int i = 0; i < node.arms().size(); i++) {
      JoinReference reference = new JoinReference(fiber.id(), i);
      live.put(i, workspace.spawn(reference, node.arms().get(i).head()).id());
    }
    fiber.push(new RaceFrame(node.id(), live, null, new TreeMap<>()));
    fiber.become(ActiveFiber.Activity.WAITING);
    return Transition.WAITED;
  }

  /** A head has ended well: the others have lost. */
  static void won(
      Workspace workspace, ActiveFiber parent, RaceFrame frame, int arm, ActiveFiber head) {
    SortedMap<Integer, Long> live = Joins.without(frame, arm);
    RaceFrame decided = new RaceFrame(frame.node(), live, arm, head.slots());
    parent.replaceTop(decided);
    Interrupts.cancelSiblings(workspace, decided, head);
  }

  /** All heads have ended, one of them well. */
  static void finish(Workspace workspace, ActiveFiber fiber, RaceFrame frame) {
    if (frame.winner() == null) {
      throw new IllegalStateException("no head of " + frame.node() + " has won");
    }
    workspace.visited(frame, Transition.ENDED);
    RaceArmIr arm = ((RaceIr) workspace.node(frame.node())).arms().get(frame.winner());
    fiber.bindAll(frame.bound());
    fiber.replaceTop(new ArmFrame(frame.node(), frame.winner()));
    fiber.goTo(arm.body());
  }
}
