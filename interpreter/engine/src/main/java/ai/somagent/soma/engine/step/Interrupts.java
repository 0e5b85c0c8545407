package ai.somagent.soma.engine.step;

import ai.somagent.soma.engine.state.Frame;
import ai.somagent.soma.engine.state.Frame.JoinFrame;
import ai.somagent.soma.engine.state.Pending;
import ai.somagent.soma.engine.state.Pending.CancelPending;
import ai.somagent.soma.engine.state.Pending.RaisePending;
import ai.somagent.soma.engine.state.Wait.CallWait;
import ai.somagent.soma.engine.state.Wait.ConditionWait;
import ai.somagent.soma.engine.state.Wait.SignalWait;
import ai.somagent.soma.engine.state.Wait.SleepWait;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Stops what fibers wait for. A call does not end before its answer has come. */
final class Interrupts {
  private Interrupts() {}

  /** Makes {@code pending} happen as soon as what {@code fiber} waits for has ended. */
  static void interrupt(Workspace workspace, ActiveFiber fiber, Pending pending) {
    if (fiber.activity() == ActiveFiber.Activity.ENDED || !outweighs(fiber, pending)) {
      return;
    }
    fiber.pend(pending);
    switch (fiber.awaited()) {
      case CallWait(long call) -> workspace.cancelCall(call);
      case SleepWait(long timer) -> stopAtOnce(workspace, fiber, timer);
      case SignalWait(_, Long timer) -> stopAtOnce(workspace, fiber, timer);
      case ConditionWait(Long timer) -> stopAtOnce(workspace, fiber, timer);
      case null -> interruptChildren(workspace, fiber, pending);
    }
  }

  /** A cancellation outweighs all; then the limit that reaches furthest out; then what is newer. */
  private static boolean outweighs(ActiveFiber fiber, Pending pending) {
    return switch (fiber.pending()) {
      case CancelPending _ -> false;
      case RaisePending known when pending instanceof RaisePending raise ->
          reach(fiber, raise) <= reach(fiber, known);
      case null, default -> true;
    };
  }

  /** Place of the frame at which the error comes up; past all of them without a limit's scope. */
  private static int reach(ActiveFiber fiber, RaisePending raise) {
    List<Frame> frames = fiber.frames();
    for (int i = 0; i < frames.size(); i++) {
      if (frames.get(i).node().equals(raise.scope())) {
        return i;
      }
    }
    return frames.size();
  }

  private static void stopAtOnce(Workspace workspace, ActiveFiber fiber, @Nullable Long timer) {
    workspace.cancelTimer(timer);
    fiber.stopWaiting();
    workspace.ready().add(fiber);
    endIfCancelled(workspace, fiber);
  }

  private static void interruptChildren(Workspace workspace, ActiveFiber fiber, Pending pending) {
    if (fiber.top() instanceof JoinFrame join && !join.live().isEmpty()) {
      cancelChildren(workspace, join);
    } else if (pending == CancelPending.CANCEL) {
      endIfCancelled(workspace, fiber);
    }
  }

  private static void endIfCancelled(Workspace workspace, ActiveFiber fiber) {
    if (fiber.pending() == CancelPending.CANCEL) {
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
