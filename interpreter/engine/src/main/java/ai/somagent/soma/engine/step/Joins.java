package ai.somagent.soma.engine.step;

import ai.somagent.soma.engine.state.Fiber.JoinReference;
import ai.somagent.soma.engine.state.Frame;
import ai.somagent.soma.engine.state.Frame.JoinFrame;
import ai.somagent.soma.engine.state.Frame.ParallelFrame;
import ai.somagent.soma.engine.state.Frame.RaceFrame;
import ai.somagent.soma.engine.state.Frame.UndoFrame;
import ai.somagent.soma.engine.state.Frame.WindowFrame;
import ai.somagent.soma.engine.state.Pending.RaisePending;
import ai.somagent.soma.engine.state.RunError;
import ai.somagent.soma.engine.value.Value;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The parent's side of branches and turns that run at once. */
final class Joins {
  private Joins() {}

  /** A child came to its end well; {@code yielded} is the value of a turn, if it gave one. */
  static void childEnded(Workspace workspace, ActiveFiber child, @Nullable Value yielded) {
    JoinReference reference = child.parent();
    if (reference == null) {
      throw new IllegalStateException("the main line has no parent");
    }
    workspace.remove(child);
    ActiveFiber parent = workspace.fiber(reference.fiber());
    Undoing.handOver(workspace, child, parent);
    switch (join(parent)) {
      case ParallelFrame frame -> {
        var bound = new TreeMap<>(frame.bound());
        bound.put(reference.index(), new TreeMap<>(child.slots()));
        parent.replaceTop(
            new ParallelFrame(frame.node(), without(frame, reference.index()), bound));
      }
      case WindowFrame frame -> Windows.turnEnded(workspace, parent, frame, reference, yielded);
      case UndoFrame _ -> drop(parent, reference.index());
      case RaceFrame frame -> Races.won(workspace, parent, frame, reference.index(), child);
    }
    wakeWhenAlone(workspace, parent);
  }

  /** The first failure stops the siblings and is raised once all have ended. */
  static void childFails(
      Workspace workspace, ActiveFiber child, JoinReference reference, RunError error) {
    ActiveFiber parent = workspace.fiber(reference.fiber());
    if (parent.top() instanceof UndoFrame undo) {
      Undoing.failed(workspace, undo, error);
    } else if (parent.pending() == null) {
      parent.pend(new RaisePending(error));
      Interrupts.cancelSiblings(workspace, join(parent), child);
    }
  }

  static void childCancelled(Workspace workspace, JoinReference reference) {
    ActiveFiber parent = workspace.fiber(reference.fiber());
    drop(parent, reference.index());
    wakeWhenAlone(workspace, parent);
  }

  /** All children have ended well. */
  static void resume(Workspace workspace, ActiveFiber fiber, JoinFrame join)
      throws RaisedException {
    switch (join) {
      case ParallelFrame frame -> {
        frame.bound().values().forEach(fiber::bindAll);
        Parallels.finish(workspace, fiber, frame);
      }
      case WindowFrame frame -> Windows.finish(workspace, fiber, frame);
      case UndoFrame frame -> Undoing.ended(workspace, fiber, frame);
      case RaceFrame frame -> Races.finish(workspace, fiber, frame);
    }
  }

  static SortedMap<Integer, Long> without(JoinFrame frame, int index) {
    SortedMap<Integer, Long> live = new TreeMap<>(frame.live());
    live.remove(index);
    return live;
  }

  private static void drop(ActiveFiber parent, int index) {
    Frame rest =
        switch (join(parent)) {
          case ParallelFrame frame ->
              new ParallelFrame(frame.node(), without(frame, index), frame.bound());
          case WindowFrame frame ->
              new WindowFrame(
                  frame.node(),
                  frame.turns(),
                  frame.next(),
                  without(frame, index),
                  frame.collected());
          case RaceFrame frame ->
              new RaceFrame(frame.node(), without(frame, index), frame.winner(), frame.bound());
          case UndoFrame frame ->
              new UndoFrame(
                  frame.node(), without(frame, index), frame.running(), frame.departure());
        };
    parent.replaceTop(rest);
  }

  private static void wakeWhenAlone(Workspace workspace, ActiveFiber parent) {
    boolean waiting = parent.activity() == ActiveFiber.Activity.WAITING;
    if (waiting && join(parent).live().isEmpty()) {
      workspace.ready().add(parent);
    }
  }

  private static JoinFrame join(ActiveFiber parent) {
    if (parent.top() instanceof JoinFrame frame) {
      return frame;
    }
    throw new IllegalStateException("fiber " + parent.id() + " waits for no children");
  }
}
