package ai.somagent.soma.engine.step;

import ai.somagent.soma.engine.state.Frame.JoinFrame;
import ai.somagent.soma.engine.state.Pending;
import ai.somagent.soma.engine.state.Pending.CancelPending;
import java.util.List;

/** Stops what fibers wait for. Nothing ends before its answer has come. */
final class Interrupts {
  private Interrupts() {}

  /** Makes {@code pending} happen as soon as what {@code fiber} waits for has ended. */
  static void interrupt(Workspace workspace, ActiveFiber fiber, Pending pending) {
    boolean alreadyCancelled = fiber.pending() == CancelPending.CANCEL;
    if (fiber.activity() == ActiveFiber.Activity.ENDED || alreadyCancelled) {
      return;
    }
    fiber.pend(pending);
    Long call = fiber.call();
    if (call != null) {
      workspace.cancelCall(call);
    } else if (fiber.top() instanceof JoinFrame join && !join.live().isEmpty()) {
      cancelChildren(workspace, join);
    } else if (pending == CancelPending.CANCEL) {
      workspace.ready().remove(fiber);
      Endings.cancelled(workspace, fiber);
    }
  }

  static void cancelChildren(Workspace workspace, JoinFrame join) {
    for (long child : List.copyOf(join.live().values())) {
      interrupt(workspace, workspace.fiber(child), CancelPending.CANCEL);
    }
  }
}
