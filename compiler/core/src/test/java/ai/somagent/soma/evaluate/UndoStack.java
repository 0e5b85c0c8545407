package ai.somagent.soma.evaluate;

import ai.somagent.soma.checked.CheckedStep.UndoChecked;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;

/** What takes back the effects of one scope, newest first. */
final class UndoStack {
  /** An undo with the values as they were when its effect succeeded. */
  private record Entry(UndoChecked undo, TreeScope captured) {}

  private final TreeSteps steps;
  private final Deque<Entry> entries = new ArrayDeque<>();

  UndoStack(TreeSteps steps) {
    this.steps = steps;
  }

  void push(UndoChecked undo, TreeScope scope) {
    entries.push(new Entry(undo, scope.copy()));
  }

  /** A scope that ended well hands its entries on. */
  void handTo(UndoStack outer) {
    while (!entries.isEmpty()) {
      outer.entries.push(entries.removeLast());
    }
  }

  /** Runs everything; one that fails does not stop the others. Gives whether all went well. */
  boolean unwind() {
    boolean well = true;
    while (!entries.isEmpty()) {
      Entry entry = entries.pop();
      steps.note("undo");
      try {
        steps.oracle().undoing(true);
        steps.with(entry.captured()).run(entry.undo().steps(), new UndoStack(steps));
      } catch (Departure.Raised error) {
        well = false;
        steps.note("undo failed " + error.kind + " " + Map.copyOf(error.fields).keySet());
      } finally {
        steps.oracle().undoing(false);
      }
    }
    return well;
  }
}
