package ai.somagent.soma.engine.step;

import ai.somagent.soma.engine.state.Fiber.JoinReference;
import ai.somagent.soma.engine.state.Frame.UndoFrame;
import ai.somagent.soma.engine.state.Halt;
import ai.somagent.soma.engine.state.Halt.CancelHalt;
import ai.somagent.soma.engine.state.Halt.FailHalt;
import ai.somagent.soma.engine.state.MachineState;
import ai.somagent.soma.engine.state.Pending;
import ai.somagent.soma.engine.state.Pending.CancelPending;
import ai.somagent.soma.engine.state.RunError;
import ai.somagent.soma.engine.state.UndoEntry;
import ai.somagent.soma.engine.value.Value;
import ai.somagent.soma.engine.value.Value.MapValue;
import ai.somagent.soma.ir.SlotIr;
import ai.somagent.soma.ir.node.EffectIr;
import ai.somagent.soma.ir.node.UndoIr;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** {@code undo}: effects that have succeeded are taken back, newest first, one after the other. */
final class Undoing {
  private static final String UNDO_FAILED = "UndoFailed";

  private Undoing() {}

  /** Remembers how to take back an effect that has given {@code result}. */
  static void remember(
      Workspace workspace, ActiveFiber fiber, EffectIr effect, @Nullable Value result) {
    UndoIr undo = effect.clauses().undo();
    if (undo == null || undo.body() == null) {
      return;
    }
    SortedMap<String, Value> captured = new TreeMap<>();
    for (String slot : undo.captures()) {
      captured.put(
          slot,
          result != null && slot.equals(effect.result())
              ? result
              : Scope.slot(workspace, fiber, slot));
    }
    String key = CallKeys.key(workspace, fiber, effect.id());
    fiber.undo().add(new UndoEntry(key, effect.id(), captured));
  }

  /**
   * Begins to take back the newest of what the scope {@code node} has done, all above {@code mark};
   * false when there is nothing.
   */
  static boolean begin(
      Workspace workspace, ActiveFiber fiber, String node, int mark, Pending departure) {
    if (fiber.undo().size() <= mark) {
      return false;
    }
    UndoEntry entry = fiber.undo().removeLast();
    UndoIr undo = ((EffectIr) workspace.node(entry.node())).clauses().undo();
    if (undo == null) {
      throw new IllegalStateException("node " + entry.node() + " cannot be undone");
    }
    ActiveFiber child = workspace.spawn(new JoinReference(fiber.id(), 0), undo.body());
    for (var capture : entry.captured().entrySet()) {
      String slot = capture.getKey();
      if (undo.captures().contains(slot) || !Scope.holds(workspace, fiber, slot)) {
        child.bind(slot, capture.getValue());
      }
    }
    fiber.goTo(null);
    SortedMap<Integer, Long> live = new TreeMap<>(Map.of(0, child.id()));
    fiber.push(new UndoFrame(node, live, entry, departure));
    fiber.become(ActiveFiber.Activity.WAITING);
    return true;
  }

  /** The undo has ended, one way or the other. */
  static void ended(Workspace workspace, ActiveFiber fiber, UndoFrame frame)
      throws RaisedException {
    workspace.visited(frame, Transition.ENDED);
    fiber.pop();
    Cleanups.depart(workspace, fiber, frame.departure());
  }

  /** What was done cannot be taken back; everything stops, and the run says so in the end. */
  static void failed(Workspace workspace, UndoFrame frame, RunError error) {
    workspace.visited(frame, Transition.RAISED);
    workspace.notUndone().put(frame.running().key(), error);
    if (workspace.halt() == null) {
      workspace.halt(new FailHalt(summary(workspace, null)));
    }
    ActiveFiber mainLine = workspace.fiber(MachineState.MAIN_LINE);
    Interrupts.interrupt(workspace, mainLine, CancelPending.CANCEL);
  }

  /** The error of a run that could not take everything back. */
  static RunError summary(Workspace workspace, @Nullable Halt halt) {
    List<String> effects = new ArrayList<>();
    workspace.notUndone().forEach((key, error) -> effects.add(key + " (" + error.kind() + ")"));
    String why =
        switch (halt) {
          case CancelHalt _ -> "; the run was being cancelled";
          case FailHalt(RunError error) when !error.kind().equals(UNDO_FAILED) ->
              "; the run was failing with " + error.kind();
          case null, default -> "";
        };
    String message = "could not be taken back: " + String.join(", ", effects) + why;
    String step = workspace.notUndone().firstEntry().getValue().step();
    return new RunError(UNDO_FAILED, message, step, new MapValue(Map.of()));
  }

  /**
   * Hands what an ended child has done to its parent, with the state variables that go away with
   * the child.
   */
  static void handOver(Workspace workspace, ActiveFiber child, ActiveFiber parent) {
    Map<String, SlotIr> slots = workspace.setting().program().slots();
    for (UndoEntry entry : child.undo()) {
      SortedMap<String, Value> captured = new TreeMap<>(entry.captured());
      child
          .slots()
          .forEach((name, value) -> {
            SlotIr slot = slots.get(name);
            if (slot != null && slot.state()) {
              captured.putIfAbsent(name, value);
            }
          });
      parent.undo().add(new UndoEntry(entry.key(), entry.node(), captured));
    }
  }
}
