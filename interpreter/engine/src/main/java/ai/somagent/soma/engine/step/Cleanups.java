package ai.somagent.soma.engine.step;

import ai.somagent.soma.engine.state.Frame;
import ai.somagent.soma.engine.state.Frame.CatchFrame;
import ai.somagent.soma.engine.state.Frame.CleanupFrame;
import ai.somagent.soma.engine.state.Frame.TryFrame;
import ai.somagent.soma.engine.state.Pending;
import ai.somagent.soma.engine.state.Pending.CancelPending;
import ai.somagent.soma.engine.state.Pending.ExitPending;
import ai.somagent.soma.engine.state.Pending.RaisePending;
import ai.somagent.soma.engine.state.Pending.ReturnPending;
import ai.somagent.soma.engine.value.Value;
import ai.somagent.soma.ir.node.NodeIr.ExitIr;
import ai.somagent.soma.ir.node.NodeIr.TryIr;
import org.jspecify.annotations.Nullable;

/** {@code finally}: what runs whichever way a {@code try} is left. */
final class Cleanups {
  private Cleanups() {}

  /**
   * Enters the cleanup of {@code frame}, which is on top, if it is a {@code try} that has one.
   *
   * @param departure how the fiber goes on afterwards; null to go on after the {@code try}
   */
  static boolean begin(
      Workspace workspace, ActiveFiber fiber, Frame frame, @Nullable Pending departure) {
    String cleanup = cleanup(workspace, frame);
    if (cleanup == null) {
      return false;
    }
    Timers.cancelLimit(workspace, frame);
    fiber.replaceTop(new CleanupFrame(frame.node(), departure));
    fiber.goTo(cleanup);
    return true;
  }

  /** Whether one is left to run before the fiber may end. */
  static boolean anyLeft(Workspace workspace, ActiveFiber fiber) {
    return fiber.frames().stream().anyMatch(frame -> cleanup(workspace, frame) != null);
  }

  private static @Nullable String cleanup(Workspace workspace, Frame frame) {
    boolean guarded = frame instanceof TryFrame || frame instanceof CatchFrame;
    return guarded && workspace.node(frame.node()) instanceof TryIr node ? node.cleanup() : null;
  }

  /** The cleanup has come to its end; its frame is off. */
  static void ended(Workspace workspace, ActiveFiber fiber, CleanupFrame frame)
      throws RaisedException {
    if (frame.departure() == null) {
      fiber.goTo(((TryIr) workspace.node(frame.node())).next());
    } else {
      depart(workspace, fiber, frame.departure());
    }
  }

  /** Goes on where something that nothing could stop has interrupted it. */
  static void depart(Workspace workspace, ActiveFiber fiber, Pending departure)
      throws RaisedException {
    switch (departure) {
      case CancelPending _ -> Unwinding.unwind(workspace, fiber, departure);
      case RaisePending raise -> Unwinding.raise(workspace, fiber, raise.error(), raise.scope());
      case ExitPending(String exit, Value value) ->
          Exits.go(workspace, fiber, (ExitIr) workspace.node(exit), value);
      case ReturnPending(Value value) -> Returns.leave(workspace, fiber, value);
    }
  }
}
