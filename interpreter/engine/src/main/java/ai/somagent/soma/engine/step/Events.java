package ai.somagent.soma.engine.step;

import ai.somagent.soma.engine.event.MachineEvent;
import ai.somagent.soma.engine.event.MachineEvent.CallCancelled;
import ai.somagent.soma.engine.event.MachineEvent.CallCompleted;
import ai.somagent.soma.engine.event.MachineEvent.CallFailed;
import ai.somagent.soma.engine.event.MachineEvent.CancelRequested;
import ai.somagent.soma.engine.event.MachineEvent.DecisionMade;
import ai.somagent.soma.engine.event.MachineEvent.RollOverSuggested;
import ai.somagent.soma.engine.event.MachineEvent.SignalReceived;
import ai.somagent.soma.engine.event.MachineEvent.TimerFired;
import ai.somagent.soma.engine.event.MachineEvent.UpdateRequested;
import ai.somagent.soma.engine.event.MachineEvent.WallClockExceeded;
import ai.somagent.soma.engine.state.Frame;
import ai.somagent.soma.engine.state.Frame.ShieldFrame;
import ai.somagent.soma.engine.state.Halt.CancelHalt;
import ai.somagent.soma.engine.state.MachineState;
import ai.somagent.soma.engine.state.OutstandingCall;
import ai.somagent.soma.engine.state.Pending.CancelPending;
import ai.somagent.soma.engine.state.Pending.RaisePending;
import ai.somagent.soma.engine.state.RunError;
import ai.somagent.soma.engine.state.RunStatus;
import ai.somagent.soma.engine.value.Value;
import ai.somagent.soma.engine.value.Value.MapValue;
import ai.somagent.soma.ir.node.EffectIr;
import java.util.Map;

/** Turns what happened outside into fibers that can go on. */
final class Events {
  private static final String WALL_CLOCK = "the wall-clock budget of the run is used up";

  private Events() {}

  /** Whether {@code error} says that the run's wall-clock budget is used up. */
  static boolean isWallClock(RunError error) {
    return error.kind().equals("Timeout") && error.message().equals(WALL_CLOCK);
  }

  static void apply(Workspace workspace, MachineEvent event) {
    switch (event) {
      case CallCompleted completed -> completed(workspace, completed);
      case CallFailed failed -> failed(workspace, failed);
      case CallCancelled cancelled -> cancelled(workspace, cancelled);
      case TimerFired fired -> Timers.fired(workspace, fired);
      case SignalReceived received -> Signals.received(workspace, received);
      case UpdateRequested requested -> Updates.requested(workspace, requested);
      case DecisionMade decided -> Approvals.decided(workspace, decided);
      case CancelRequested requested -> cancelRequested(workspace, requested);
      case RollOverSuggested suggested -> RollOver.suggested(workspace, suggested);
      case WallClockExceeded exceeded -> wallClockExceeded(workspace, exceeded);
    }
  }

  private static void completed(Workspace workspace, CallCompleted event) {
    OutstandingCall call = workspace.closeCall(event.callId());
    ActiveFiber fiber = wake(workspace, call);
    EffectIr node = (EffectIr) workspace.node(call.node());
    try {
      Value result = Answers.read(workspace, node, event.result());
      Undoing.remember(workspace, fiber, node, result);
      if (fiber.pending() == null) {
        fiber.bind(node.result(), result);
        fiber.goTo(node.next());
        workspace.visited(event, Transition.ADVANCED);
      } else {
        workspace.visited(event, Transition.DROPPED);
      }
    } catch (RaisedException e) {
      raise(workspace, fiber, event, e.error());
    }
  }

  private static void failed(Workspace workspace, CallFailed event) {
    OutstandingCall call = workspace.closeCall(event.callId());
    RunError error = event.error();
    raise(
        workspace,
        wake(workspace, call),
        event,
        new RunError(error.kind(), error.message(), call.node(), error.fields()));
  }

  /** An error of what nobody waits for any more is nobody's. */
  private static void raise(
      Workspace workspace, ActiveFiber fiber, MachineEvent event, RunError error) {
    if (fiber.pending() != null) {
      workspace.visited(event, Transition.DROPPED);
      return;
    }
    fiber.pend(new RaisePending(error));
    workspace.visited(event, Transition.RAISED);
  }

  private static void cancelled(Workspace workspace, CallCancelled event) {
    OutstandingCall call = workspace.closeCall(event.callId());
    if (!call.cancelRequested()) {
      throw new IllegalArgumentException(
          "call " + event.callId() + " ended as cancelled, but nobody asked for that");
    }
    wake(workspace, call);
    workspace.visited(event, Transition.DROPPED);
  }

  private static ActiveFiber wake(Workspace workspace, OutstandingCall call) {
    ActiveFiber fiber = workspace.fiber(call.fiber());
    fiber.stopWaiting();
    workspace.ready().add(fiber);
    return fiber;
  }

  private static void cancelRequested(Workspace workspace, CancelRequested event) {
    if (isOverOrHalting(workspace)) {
      workspace.visited(event, Transition.IGNORED);
      return;
    }
    workspace.visited(event, Transition.CANCELLED);
    workspace.halt(new CancelHalt(event.reason()));
    Interrupts.interrupt(workspace, mainLine(workspace), CancelPending.CANCEL);
  }

  private static void wallClockExceeded(Workspace workspace, WallClockExceeded event) {
    if (isOverOrHalting(workspace)) {
      workspace.visited(event, Transition.IGNORED);
      return;
    }
    workspace.visited(event, Transition.RAISED);
    ActiveFiber mainLine = mainLine(workspace);
    RunError error = new RunError("Timeout", WALL_CLOCK, place(mainLine), new MapValue(Map.of()));
    Interrupts.interrupt(workspace, mainLine, new RaisePending(error));
  }

  /** What nothing may stop stands for the node it belongs to. */
  private static String place(ActiveFiber fiber) {
    return fiber.frames().stream()
        .filter(ShieldFrame.class::isInstance)
        .map(Frame::node)
        .findFirst()
        .orElseGet(fiber::place);
  }

  private static boolean isOverOrHalting(Workspace workspace) {
    return workspace.before().status() != RunStatus.RUNNING || workspace.halt() != null;
  }

  private static ActiveFiber mainLine(Workspace workspace) {
    return workspace.fiber(MachineState.MAIN_LINE);
  }
}
