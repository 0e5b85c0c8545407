package ai.somagent.soma.engine.step;

import ai.somagent.soma.engine.state.Fiber;
import ai.somagent.soma.engine.state.Fiber.JoinReference;
import ai.somagent.soma.engine.state.Frame;
import ai.somagent.soma.engine.state.MachineState;
import ai.somagent.soma.engine.state.Pending;
import ai.somagent.soma.engine.state.UndoEntry;
import ai.somagent.soma.engine.state.Wait;
import ai.somagent.soma.engine.value.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A fiber while an event is worked on; mutable, lives no longer than that. */
final class ActiveFiber {
  /** What the fiber is doing. */
  enum Activity {
    /** It runs, or is queued to. */
    READY,
    /** For something outside, or for children. */
    WAITING,
    ENDED
  }

  private final long id;
  private final @Nullable JoinReference parent;
  private final List<Frame> frames;
  private final TreeMap<String, Value> slots;
  private @Nullable String counter;
  private @Nullable Wait awaited;
  private @Nullable Pending pending;
  private final List<UndoEntry> undo;
  private @Nullable Value returned;
  private Activity activity;

  private ActiveFiber(Fiber fiber, Activity activity) {
    this.id = fiber.id();
    this.parent = fiber.parent();
    this.frames = new ArrayList<>(fiber.frames());
    this.slots = new TreeMap<>(fiber.slots());
    this.counter = fiber.counter();
    this.awaited = fiber.awaited();
    this.pending = fiber.pending();
    this.undo = new ArrayList<>(fiber.undo());
    this.activity = activity;
  }

  /** A fiber as it lay in the state. */
  static ActiveFiber resting(Fiber fiber) {
    return new ActiveFiber(fiber, Activity.WAITING);
  }

  /** A fiber at its first node. */
  static ActiveFiber starting(long id, @Nullable JoinReference parent, @Nullable String counter) {
    Fiber fiber = new Fiber(id, parent, counter, List.of(), new TreeMap<>(), null, null, List.of());
    return new ActiveFiber(fiber, Activity.READY);
  }

  Fiber rest() {
    return new Fiber(id, parent, counter, frames, slots, awaited, pending, undo);
  }

  long id() {
    return id;
  }

  boolean isMainLine() {
    return id == MachineState.MAIN_LINE;
  }

  @Nullable JoinReference parent() {
    return parent;
  }

  Activity activity() {
    return activity;
  }

  void become(Activity next) {
    activity = next;
  }

  @Nullable String counter() {
    return counter;
  }

  void goTo(@Nullable String node) {
    counter = node;
  }

  /** The node it stands at, or at whose end it stands; empty before the first node. */
  String place() {
    if (counter != null) {
      return counter;
    }
    return frames.isEmpty() ? "" : frames.getLast().node();
  }

  List<Frame> frames() {
    return frames;
  }

  @Nullable Frame top() {
    return frames.isEmpty() ? null : frames.getLast();
  }

  void push(Frame frame) {
    frames.add(frame);
  }

  void pop() {
    frames.removeLast();
  }

  void replaceTop(Frame frame) {
    frames.set(frames.size() - 1, frame);
  }

  void bind(@Nullable String slot, Value value) {
    if (slot != null) {
      slots.put(slot, value);
    }
  }

  void bindAll(SortedMap<String, Value> bindings) {
    slots.putAll(bindings);
  }

  SortedMap<String, Value> slots() {
    return slots;
  }

  @Nullable Wait awaited() {
    return awaited;
  }

  void waitFor(Wait what) {
    awaited = what;
    activity = Activity.WAITING;
  }

  void stopWaiting() {
    awaited = null;
  }

  @Nullable Pending pending() {
    return pending;
  }

  void pend(@Nullable Pending next) {
    pending = next;
  }

  /** What is to be taken back if a scope is left badly, oldest first; may be changed. */
  List<UndoEntry> undo() {
    return undo;
  }

  /** What a handler of a signal or update returned; null before it did. */
  @Nullable Value returned() {
    return returned;
  }

  void finish(Value result) {
    returned = result;
    activity = Activity.ENDED;
  }
}
