package ai.somagent.soma.engine.step;

import ai.somagent.soma.engine.state.Frame;
import ai.somagent.soma.engine.state.Frame.CatchFrame;
import ai.somagent.soma.engine.state.Frame.CleanupFrame;
import ai.somagent.soma.engine.state.Frame.TryFrame;
import ai.somagent.soma.engine.state.Pending;
import ai.somagent.soma.engine.state.Pending.CancelPending;
import ai.somagent.soma.engine.state.Pending.RaisePending;
import ai.somagent.soma.engine.state.RunError;
import org.jspecify.annotations.Nullable;

/**
 * Leaves regions badly, by an error or a cancellation: what was done in them is taken back, then
 * comes the handler, then {@code finally}.
 */
final class Unwinding {
  private Unwinding() {}

  /** Where the fiber stands. */
  static void raise(Workspace workspace, ActiveFiber fiber, RunError error) {
    raise(workspace, fiber, error, null);
  }

  /**
   * At the {@code try} named {@code scope}, past the handlers inside it. What nothing in the fiber
   * will take is known outside at once, and undone as a cancellation is.
   */
  static void raise(
      Workspace workspace, ActiveFiber fiber, RunError error, @Nullable String scope) {
    if (Catching.takes(workspace, fiber, error, scope)) {
      unwind(workspace, fiber, new RaisePending(error, scope));
    } else {
      Endings.uncaught(workspace, fiber, error);
      unwind(workspace, fiber, CancelPending.CANCEL);
    }
  }

  /** Goes on leaving until something takes the error, has to be awaited, or nothing is left. */
  static void unwind(Workspace workspace, ActiveFiber fiber, Pending why) {
    Pending departure = why;
    for (Frame frame = fiber.top(); frame != null; frame = fiber.top()) {
      boolean stays =
          switch (frame) {
            case TryFrame attempt -> leave(workspace, fiber, attempt, departure);
            case CatchFrame handler ->
                Undoing.begin(workspace, fiber, handler.node(), handler.mark(), departure)
                    || cleanUp(workspace, fiber, handler, departure);
            case Frame _ -> false;
          };
      if (stays) {
        return;
      }
      workspace.visited(frame, Transition.UNWOUND);
      departure = outside(frame, departure);
      Timers.pop(workspace, fiber);
      if (frame instanceof CleanupFrame && departure instanceof RaisePending first) {
        raise(workspace, fiber, first.error(), first.scope());
        return;
      }
    }
    if (!Undoing.begin(workspace, fiber, "", 0, departure)) {
      Endings.cancelled(workspace, fiber);
    }
  }

  private static boolean leave(
      Workspace workspace, ActiveFiber fiber, TryFrame frame, Pending departure) {
    boolean again =
        departure instanceof RaisePending(RunError error, String scope)
            && scope == null
            && Retries.apply(workspace, frame, error);
    if (!again && frame.timer() != null) {
      workspace.cancelTimer(frame.timer());
      fiber.replaceTop(new TryFrame(frame.node(), null, frame.attempt(), frame.mark()));
    }
    if (Undoing.begin(workspace, fiber, frame.node(), frame.mark(), departure)) {
      return true;
    }
    if (again) {
      workspace.visited(frame, Transition.REPEATED);
      Retries.begin(workspace, fiber, frame);
      return true;
    }
    if (departure instanceof RaisePending(RunError error, String scope)
        && (scope == null || scope.equals(frame.node()))
        && Catching.caught(workspace, fiber, frame, error)) {
      workspace.visited(frame, Transition.CAUGHT);
      return true;
    }
    return cleanUp(workspace, fiber, frame, departure);
  }

  private static boolean cleanUp(
      Workspace workspace, ActiveFiber fiber, Frame frame, Pending departure) {
    boolean begun = Cleanups.begin(workspace, fiber, frame, outside(frame, departure));
    if (begun) {
      workspace.visited(frame, Transition.UNWOUND);
    }
    return begun;
  }

  /** How the fiber goes on once {@code frame} is left: of two errors the first counts. */
  private static Pending outside(Frame frame, Pending departure) {
    return switch (frame) {
      case CleanupFrame(_, Pending first)
          when departure instanceof RaisePending
              && (first instanceof RaisePending || first instanceof CancelPending) ->
          first;
      case TryFrame attempt
          when departure instanceof RaisePending(RunError error, String scope)
              && attempt.node().equals(scope) ->
          new RaisePending(error);
      case Frame _ -> departure;
    };
  }
}
