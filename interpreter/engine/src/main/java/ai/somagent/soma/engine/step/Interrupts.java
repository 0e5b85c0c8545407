package ai.somagent.soma.engine.step;

import ai.somagent.soma.engine.state.Frame;
import ai.somagent.soma.engine.state.Frame.JoinFrame;
import ai.somagent.soma.engine.state.Frame.ShieldFrame;
import ai.somagent.soma.engine.state.Frame.TryFrame;
import ai.somagent.soma.engine.state.Pending;
import ai.somagent.soma.engine.state.Pending.CancelPending;
import ai.somagent.soma.engine.state.Pending.RaisePending;
import ai.somagent.soma.engine.state.Wait.ApprovalWait;
import ai.somagent.soma.engine.state.Wait.CallWait;
import ai.somagent.soma.engine.state.Wait.ConditionWait;
import ai.somagent.soma.engine.state.Wait.HeldWait;
import ai.somagent.soma.engine.state.Wait.SignalWait;
import ai.somagent.soma.engine.state.Wait.SleepWait;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Stops what fibers wait for. A call does not end before its answer has come. */
final class Interrupts {
  private Interrupts() {}

  /** Makes {@code pending} happen as soon as what {@code fiber} waits for has ended. */
  static void interrupt(Workspace workspace, ActiveFiber fiber, Pending pending) {
    if (fiber.activity() == ActiveFiber.Activity.ENDED) {
      return;
    }
    for (int i = firstInside(fiber, pending); i < fiber.frames().size(); i++) {
      if (fiber.frames().get(i) instanceof ShieldFrame shield) {
        if (outweighs(fiber, shield.departure(), pending)) {
          fiber.frames().set(i, shield.departing(pending));
        }
        return;
      }
    }
    if (outweighs(fiber, fiber.pending(), pending)) {
      stop(workspace, fiber, pending);
    }
  }

  /** Place of the first frame that {@code pending} would make the fiber leave. */
  private static int firstInside(ActiveFiber fiber, Pending pending) {
    return pending instanceof RaisePending raise && raise.scope() != null
        ? reach(fiber, raise) + 1
        : 0;
  }

  private static void stop(Workspace workspace, ActiveFiber fiber, Pending pending) {
    fiber.pend(pending);
    switch (fiber.awaited()) {
      case CallWait(long call) -> workspace.cancelCall(call);
      case SleepWait(long timer) -> stopAtOnce(workspace, fiber, timer);
      case SignalWait(_, Long timer) -> stopAtOnce(workspace, fiber, timer);
      case ApprovalWait(long approval, Long timer) -> {
        workspace.withdraw(approval);
        stopAtOnce(workspace, fiber, timer);
      }
      case ConditionWait(Long timer) -> stopAtOnce(workspace, fiber, timer);
      case HeldWait() -> stopAtOnce(workspace, fiber, null);
      case null -> interruptChildren(workspace, fiber, pending);
    }
  }

  /** A cancellation outweighs all; then the limit that reaches furthest out; then what is newer. */
  private static boolean outweighs(ActiveFiber fiber, @Nullable Pending before, Pending pending) {
    return switch (before) {
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
      if (frames.get(i) instanceof TryFrame && frames.get(i).node().equals(raise.scope())) {
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
    boolean nothingLeft = fiber.undo().isEmpty() && !Cleanups.anyLeft(workspace, fiber);
    if (fiber.pending() == CancelPending.CANCEL && nothingLeft) {
      workspace.ready().remove(fiber);
      Endings.cancelled(workspace, fiber);
    }
  }

  private static void cancelChildren(Workspace workspace, JoinFrame join) {
    for (long child : List.copyOf(join.live().values())) {
      interrupt(workspace, workspace.fiber(child), CancelPending.CANCEL);
    }
  }

  /** All children but {@code one}. */
  static void cancelSiblings(Workspace workspace, JoinFrame join, ActiveFiber one) {
    for (long child : List.copyOf(join.live().values())) {
      if (child != one.id()) {
        interrupt(workspace, workspace.fiber(child), CancelPending.CANCEL);
      }
    }
  }
}
