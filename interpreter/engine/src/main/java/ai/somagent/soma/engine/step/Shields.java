package ai.somagent.soma.engine.step;

import ai.somagent.soma.engine.state.Fiber.JoinReference;
import ai.somagent.soma.engine.state.Frame.CleanupFrame;
import ai.somagent.soma.engine.state.Frame.UndoFrame;
import ai.somagent.soma.ir.ToolActionIr;
import ai.somagent.soma.ir.node.NodeIr.CallIr;
import ai.somagent.soma.ir.node.RetryIr;
import java.util.List;
import java.util.function.Predicate;

/** What holds for calls of an undo or a cleanup: they outlast the run's own limits. */
final class Shields {
  /** An undo is given a day. */
  static final Long WITHIN_MILLIS = 24 * 60 * 60 * 1000L;

  private static final String READ = "read";

  /** At the longest pause more than a day. */
  private static final RetryIr TO_THE_END = new RetryIr(1_000, 1_000, 600_000, List.of());

  private static final RetryIr ONCE = new RetryIr(0, 0, 0, List.of());

  private Shields() {}

  static boolean isUndoing(Workspace workspace, ActiveFiber fiber) {
    return around(workspace, fiber, owner -> owner.top() instanceof UndoFrame);
  }

  static boolean isCleaningUp(Workspace workspace, ActiveFiber fiber) {
    return cleansUp(fiber) || around(workspace, fiber, Shields::cleansUp);
  }

  private static boolean cleansUp(ActiveFiber fiber) {
    return fiber.frames().stream().anyMatch(CleanupFrame.class::isInstance);
  }

  private static boolean around(
      Workspace workspace, ActiveFiber fiber, Predicate<ActiveFiber> holds) {
    for (JoinReference parent = fiber.parent(); parent != null; ) {
      ActiveFiber owner = workspace.fiber(parent.fiber());
      if (holds.test(owner)) {
        return true;
      }
      parent = owner.parent();
    }
    return false;
  }

  /** Attempts of a call in an undo: all day where trying twice does no harm, else one. */
  static RetryIr retry(Workspace workspace, CallIr node) {
    ToolActionIr tool = workspace.setting().program().tools().get(node.tool());
    boolean harmless = tool != null && (tool.idempotent() || tool.effect().equals(READ));
    return harmless ? TO_THE_END : ONCE;
  }
}
