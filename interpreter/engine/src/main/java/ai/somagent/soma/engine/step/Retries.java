package ai.somagent.soma.engine.step;

import ai.somagent.soma.engine.state.Frame.TryFrame;
import ai.somagent.soma.engine.state.RunError;
import ai.somagent.soma.engine.state.Wait.SleepWait;
import ai.somagent.soma.ir.node.EffectIr.TaskIr;
import ai.somagent.soma.ir.node.NodeIr;
import ai.somagent.soma.ir.node.NodeIr.TryIr;
import ai.somagent.soma.ir.node.RetryIr;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code retry} of a {@code try} or a task: further attempts of a body, each after a pause. */
final class Retries {
  private Retries() {}

  /** Whether another attempt follows {@code error}; none does when the time of the run is up. */
  static boolean apply(Workspace workspace, TryFrame frame, RunError error) {
    RetryIr retry = of(workspace.node(frame.node()));
    if (retry == null || frame.attempt() >= retry.times() || Events.isWallClock(error)) {
      return false;
    }
    List<String> kinds = retry.kinds();
    return kinds.isEmpty() || kinds.contains(error.kind()) || kinds.contains(Catching.ANY_KIND);
  }

  /** Begins the next attempt, or the pause before it; {@code frame} is on top. */
  static void begin(Workspace workspace, ActiveFiber fiber, TryFrame frame) {
    NodeIr node = workspace.node(frame.node());
    int attempt = frame.attempt() + 1;
    fiber.replaceTop(new TryFrame(frame.node(), frame.timer(), attempt, frame.mark()));
    RetryIr retry = of(node);
    long pause = retry == null ? 0 : pauseMillis(retry, attempt);
    if (pause == 0) {
      fiber.goTo(body(node));
      return;
    }
    fiber.goTo(node.id());
    fiber.waitFor(
        new SleepWait(workspace.startTimer(fiber, node.id(), workspace.now().plusMillis(pause))));
  }

  /** Those of a {@code try} or a task, or null. */
  static @Nullable RetryIr of(NodeIr node) {
    return node instanceof TaskIr task ? task.clauses().retry() : ((TryIr) node).retry();
  }

  /** Where an attempt begins. */
  static @Nullable String body(NodeIr node) {
    return node instanceof TaskIr task ? task.body() : ((TryIr) node).body();
  }

  private static long pauseMillis(RetryIr retry, int attempt) {
    long pause = retry.backoffFromMillis();
    for (int i = 1; i < attempt && pause < retry.backoffToMillis(); i++) {
      pause *= 2;
    }
    return Math.min(pause, retry.backoffToMillis());
  }
}
