package ai.somagent.soma.engine.step;

import ai.somagent.soma.engine.state.Fiber.JoinReference;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The fibers that can go on, in source order: by branch or turn, outermost join first. */
final class ReadyQueue {
  private final Workspace workspace;
  private final TreeMap<int[], ActiveFiber> queue = new TreeMap<>(Arrays::compare);

  ReadyQueue(Workspace workspace) {
    this.workspace = workspace;
  }

  void add(ActiveFiber fiber) {
    fiber.become(ActiveFiber.Activity.READY);
    queue.put(path(fiber), fiber);
  }

  void remove(ActiveFiber fiber) {
    queue.remove(path(fiber));
  }

  @Nullable ActiveFiber poll() {
    var first = queue.pollFirstEntry();
    return first == null ? null : first.getValue();
  }

  /** The same order for other fibers. */
  List<ActiveFiber> inSourceOrder(List<ActiveFiber> fibers) {
    TreeMap<int[], ActiveFiber> ordered = new TreeMap<>(Arrays::compare);
    fibers.forEach(fiber -> ordered.put(path(fiber), fiber));
    return List.copyOf(ordered.values());
  }

  private int[] path(ActiveFiber fiber) {
    List<Integer> indexes = new ArrayList<>();
    JoinReference parent = fiber.parent();
    while (parent != null) {
      indexes.add(parent.index());
      parent = workspace.fiber(parent.fiber()).parent();
    }
    Collections.reverse(indexes);
    return indexes.stream().mapToInt(Integer::intValue).toArray();
  }
}
