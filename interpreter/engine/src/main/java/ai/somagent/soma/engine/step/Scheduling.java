package ai.somagent.soma.engine.step;

import ai.somagent.soma.engine.state.Frame.JoinFrame;
import ai.somagent.soma.engine.state.Halt.FailHalt;
import ai.somagent.soma.engine.state.MachineState;
import ai.somagent.soma.engine.state.Pending;
import ai.somagent.soma.engine.state.Pending.CancelPending;
import ai.somagent.soma.engine.state.RunError;
import ai.somagent.soma.engine.value.Value.MapValue;
import java.util.Map;

/** Runs fibers in source order until each one waits or has ended. */
final class Scheduling {
  private Scheduling() {}

  static void run(Workspace workspace) {
    for (ActiveFiber fiber = workspace.ready().poll();
        fiber != null;
        fiber = workspace.ready().poll()) {
      while (fiber.activity() == ActiveFiber.Activity.READY) {
        advance(workspace, fiber);
      }
    }
  }

  private static void advance(Workspace workspace, ActiveFiber fiber) {
    if (!workspace.spendStep()) {
      exhausted(workspace, fiber);
      return;
    }
    try {
      Pending pending = fiber.pending();
      if (pending != null) {
        fiber.pend(null);
        Cleanups.depart(workspace, fiber, pending);
      } else if (fiber.top() instanceof JoinFrame join) {
        Joins.resume(workspace, fiber, join);
      } else if (fiber.counter() == null) {
        RegionEnds.leave(workspace, fiber);
      } else {
        Nodes.execute(workspace, fiber, workspace.node(fiber.counter()));
      }
    } catch (RaisedException e) {
      Unwinding.raise(workspace, fiber, e.error());
    }
  }

  private static void exhausted(Workspace workspace, ActiveFiber fiber) {
    int most = workspace.setting().limits().stepsPerEvent();
    String message = "more than " + most + " steps without waiting for a call";
    RunError error = new RunError("LimitExceeded", message, fiber.place(), new MapValue(Map.of()));
    workspace.halt(new FailHalt(error));
    Interrupts.interrupt(workspace, workspace.fiber(MachineState.MAIN_LINE), CancelPending.CANCEL);
  }
}
