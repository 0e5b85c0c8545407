package ai.somagent.soma.engine.step;

import ai.somagent.soma.engine.command.Command;
import ai.somagent.soma.engine.state.Fiber.JoinReference;
import ai.somagent.soma.engine.state.Halt;
import ai.somagent.soma.engine.state.Halt.CancelHalt;
import ai.somagent.soma.engine.state.Halt.FailHalt;
import ai.somagent.soma.engine.state.RunError;
import ai.somagent.soma.engine.state.RunOutcome;
import ai.somagent.soma.engine.value.Value;
import org.jspecify.annotations.Nullable;

/** The end of a fiber and, when it is the main line, of the run. */
final class Endings {
  private Endings() {}

  /** The main line gave its result. */
  static void complete(Workspace workspace, ActiveFiber mainLine, Value result) {
    workspace.visited(mainLine, Transition.ENDED);
    workspace.remove(mainLine);
    workspace.finish(new RunOutcome.Completed(result));
    workspace.emit(new Command.CompleteRun(result));
  }

  /**
   * Nothing inside the fiber takes its error: this is decided, though the fiber may have to take
   * back what it did before it ends.
   */
  static void uncaught(Workspace workspace, ActiveFiber fiber, RunError error) {
    workspace.visited(fiber, Transition.RAISED);
    if (fiber.parent() == null) {
      workspace.halt(new FailHalt(error));
    } else {
      Joins.childFails(workspace, fiber, fiber.parent(), error);
    }
  }

  /** A fiber that was stopped has nothing outstanding any more. */
  static void cancelled(Workspace workspace, ActiveFiber fiber) {
    workspace.visited(fiber, Transition.CANCELLED);
    while (fiber.top() != null) {
      Timers.pop(workspace, fiber);
    }
    workspace.remove(fiber);
    JoinReference parent = fiber.parent();
    if (parent == null) {
      halted(workspace, workspace.halt());
    } else {
      Joins.childCancelled(workspace, parent);
    }
  }

  static void fail(Workspace workspace, RunError error) {
    workspace.finish(new RunOutcome.Failed(error));
    workspace.emit(new Command.FailRun(error));
  }

  private static void halted(Workspace workspace, @Nullable Halt halt) {
    if (!workspace.notUndone().isEmpty()) {
      fail(workspace, Undoing.summary(workspace, halt));
      return;
    }
    switch (halt) {
      case null -> throw new IllegalStateException("the main line was cancelled without a halt");
      case CancelHalt cancel -> {
        workspace.finish(new RunOutcome.Cancelled(cancel.reason()));
        workspace.emit(new Command.EndCancelled(cancel.reason()));
      }
      case FailHalt failure -> fail(workspace, failure.error());
    }
  }
}
