package ai.somagent.soma.engine.step;

import ai.somagent.soma.engine.state.Frame;
import ai.somagent.soma.engine.state.Frame.ArmFrame;
import ai.somagent.soma.engine.state.Frame.BlockFrame;
import ai.somagent.soma.engine.state.Frame.CatchFrame;
import ai.somagent.soma.engine.state.Frame.CleanupFrame;
import ai.somagent.soma.engine.state.Frame.IfFrame;
import ai.somagent.soma.engine.state.Frame.JoinFrame;
import ai.somagent.soma.engine.state.Frame.LoopFrame;
import ai.somagent.soma.engine.state.Frame.TryFrame;
import ai.somagent.soma.engine.state.Frame.WhileFrame;
import ai.somagent.soma.ir.node.NodeIr.SequentialIr;

/** What happens when a fiber has come to the end of a region. */
final class RegionEnds {
  private RegionEnds() {}

  static void leave(Workspace workspace, ActiveFiber fiber) throws RaisedException {
    Frame frame = fiber.top();
    switch (frame) {
      case null -> leaveFiber(workspace, fiber);
      case LoopFrame loop -> Loops.endTurn(workspace, fiber, loop, null);
      case WhileFrame loop -> Whiles.endTurn(workspace, fiber, loop);
      case CleanupFrame cleanup -> {
        workspace.visited(frame, Transition.ENDED);
        fiber.pop();
        Cleanups.ended(workspace, fiber, cleanup);
      }
      case IfFrame _, BlockFrame _, ArmFrame _, TryFrame _, CatchFrame _ -> {
        workspace.visited(frame, Transition.ENDED);
        boolean goesOn =
            Tasks.succeeded(workspace, fiber, frame, null)
                || Cleanups.begin(workspace, fiber, frame, null);
        if (!goesOn) {
          Timers.pop(workspace, fiber);
          fiber.goTo(((SequentialIr) workspace.node(frame.node())).next());
        }
      }
      case JoinFrame _ -> throw new IllegalStateException("a join has no region of its own");
    }
  }

  private static void leaveFiber(Workspace workspace, ActiveFiber fiber) throws RaisedException {
    if (fiber.isMainLine()) {
      Returns.complete(workspace, fiber);
    } else {
      workspace.visited(fiber, Transition.ENDED);
      Joins.childEnded(workspace, fiber, null);
    }
  }
}
