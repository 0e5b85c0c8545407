package ai.somagent.soma.engine.step;

import ai.somagent.soma.engine.event.MachineEvent.TimerFired;
import ai.somagent.soma.engine.state.Frame;
import ai.somagent.soma.engine.state.Frame.TryFrame;
import ai.somagent.soma.engine.state.Pending.RaisePending;
import ai.somagent.soma.engine.state.RunError;
import ai.somagent.soma.engine.state.RunTimer;
import ai.somagent.soma.engine.state.Wait.ApprovalWait;
import ai.somagent.soma.engine.state.Wait.SleepWait;
import ai.somagent.soma.engine.value.Value;
import ai.somagent.soma.engine.value.Value.DurationValue;
import ai.somagent.soma.engine.value.Value.MapValue;
import ai.somagent.soma.engine.value.Value.TimestampValue;
import ai.somagent.soma.ir.node.EffectIr.SleepIr;
import ai.somagent.soma.ir.node.NodeIr;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** {@code sleep} and {@code within}: what time does. */
final class Timers {
  private Timers() {}

  /** Sleeps, or goes on at once when the time has come already. */
  static Transition sleep(Workspace workspace, ActiveFiber fiber, SleepIr node)
      throws RaisedException {
    Instant end = end(workspace, fiber, node);
    if (!end.isAfter(workspace.now())) {
      fiber.goTo(node.next());
      return Transition.ADVANCED;
    }
    fiber.waitFor(new SleepWait(workspace.startTimer(fiber, node.id(), end)));
    return Transition.WAITED;
  }

  private static Instant end(Workspace workspace, ActiveFiber fiber, SleepIr node)
      throws RaisedException {
    Value value = Scope.evaluate(workspace, fiber, node.id(), node.value());
    try {
      return switch (value) {
        case DurationValue duration when !node.until() -> workspace.now().plus(duration.value());
        case TimestampValue timestamp when node.until() -> timestamp.value();
        case Value _ ->
            throw RaisedException.of("Evaluation", "there is no time to sleep", node.id());
      };
    } catch (DateTimeException | ArithmeticException e) {
      throw RaisedException.of("Evaluation", "the time to sleep is too long", node.id());
    }
  }

  /** Starts the timer of a limit; null without one. */
  static @Nullable Long limit(
      Workspace workspace, ActiveFiber fiber, String node, @Nullable Long withinMillis) {
    return withinMillis == null
        ? null
        : workspace.startTimer(fiber, node, workspace.now().plusMillis(withinMillis));
  }

  /** Leaves the top frame; nothing needs its limit any more. */
  static void pop(Workspace workspace, ActiveFiber fiber) {
    Frame frame = fiber.top();
    if (frame != null) {
      cancelLimit(workspace, frame);
    }
    fiber.pop();
  }

  static void cancelLimit(Workspace workspace, Frame frame) {
    if (frame instanceof TryFrame attempt) {
      workspace.cancelTimer(attempt.timer());
    }
  }

  static void fired(Workspace workspace, TimerFired event) {
    RunTimer timer = workspace.closeTimer(event.timerId());
    if (timer == null) {
      workspace.visited(event, Transition.IGNORED);
      return;
    }
    ActiveFiber fiber = workspace.fiber(timer.fiber());
    if (limitsScope(fiber, timer)) {
      workspace.visited(event, Transition.RAISED);
      Interrupts.interrupt(workspace, fiber, new RaisePending(timeout(timer.node()), timer.node()));
    } else if (fiber.awaited() instanceof SleepWait) {
      workspace.visited(event, Transition.ADVANCED);
      NodeIr node = workspace.node(timer.node());
      fiber.goTo(node instanceof SleepIr sleep ? sleep.next() : Retries.body(node));
      wake(workspace, fiber);
    } else {
      workspace.visited(event, Transition.RAISED);
      if (fiber.awaited() instanceof ApprovalWait(long approval, _)) {
        workspace.withdraw(approval);
      }
      fiber.pend(new RaisePending(timeout(timer.node())));
      wake(workspace, fiber);
    }
  }

  private static void wake(Workspace workspace, ActiveFiber fiber) {
    fiber.stopWaiting();
    workspace.ready().add(fiber);
  }

  private static boolean limitsScope(ActiveFiber fiber, RunTimer timer) {
    for (int i = 0; i < fiber.frames().size(); i++) {
      if (fiber.frames().get(i) instanceof TryFrame(String node, Long limit, int attempt, int mark)
          && limit != null
          && limit == timer.id()) {
        fiber.frames().set(i, new TryFrame(node, null, attempt, mark));
        return true;
      }
    }
    return false;
  }

  private static RunError timeout(String node) {
    return new RunError("Timeout", "the time of `within` is used up", node, new MapValue(Map.of()));
  }
}
