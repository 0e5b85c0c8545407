package ai.somagent.soma.engine.state;

import ai.somagent.soma.engine.value.Value;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * One line of execution: the main line, a branch, or a turn of a parallel loop. Between events
 * every fiber waits, either for {@code awaited} or for the children of its top frame.
 *
 * @param parent where it reports its end, or null for the main line
 * @param counter the node it stands at, or null at the end of a region
 * @param frames what it is inside of, outermost first
 * @param slots what it bound itself; what it did not bind is looked up in its ancestors
 * @param awaited what it waits for, or null
 * @param pending what happens when the waiting is over, or null to go on as usual
 * @param undo what is to be taken back if a scope of it is left badly, oldest first
 */
public record Fiber(
    long id,
    @Nullable JoinReference parent,
    @Nullable String counter,
    List<Frame> frames,
    SortedMap<String, Value> slots,
    @Nullable Wait awaited,
    @Nullable Pending pending,
    List<UndoEntry> undo) {

  public Fiber {
    frames = List.copyOf(frames);
    undo = List.copyOf(undo);
    slots = Collections.unmodifiableSortedMap(new TreeMap<>(slots));
  }

  /**
   * The parent's end of a join.
   *
   * @param fiber the waiting parent; its top frame is the join
   * @param index of the branch in source order, or of the turn
   */
  public record JoinReference(long fiber, int index) {}
}
