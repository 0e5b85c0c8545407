package ai.somagent.soma.engine.state;

import ai.somagent.soma.engine.value.Value;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Something a fiber is inside of; tells what happens at the end of a region. */
public sealed interface Frame {
  /** Id of the node that owns the region. */
  String node();

  /** An arm of an {@code if}. */
  record IfFrame(String node) implements Frame {}

  /** The body of a block. */
  record BlockFrame(String node) implements Frame {}

  /**
   * The body of a {@code try}.
   *
   * @param timer its limit, or null without one and once it has fired
   */
  record TryFrame(String node, @Nullable Long timer) implements Frame {}

  /** A handler; {@code handler} is its place among the catches of the node. */
  record CatchFrame(String node, int handler) implements Frame {}

  /**
   * The turn {@code index} of a sequential loop.
   *
   * @param turns what the loop runs over
   * @param collected what earlier turns yielded
   */
  record LoopFrame(String node, Turns turns, int index, List<Value> collected) implements Frame {
    public LoopFrame {
      collected = List.copyOf(collected);
    }
  }

  /** The turn {@code index} of a {@code while}. */
  record WhileFrame(String node, int index) implements Frame {}

  /** A fiber that waits for children. */
  sealed interface JoinFrame extends Frame {
    /** Ids of the children that have not ended, by branch or turn. */
    SortedMap<Integer, Long> live();
  }

  /**
   * Branches.
   *
   * @param bound what the branches bound that have ended, by branch
   */
  record ParallelFrame(
      String node,
      SortedMap<Integer, Long> live,
      SortedMap<Integer, SortedMap<String, Value>> bound)
      implements JoinFrame {
    public ParallelFrame {
      live = Collections.unmodifiableSortedMap(new TreeMap<>(live));
      bound = Collections.unmodifiableSortedMap(new TreeMap<>(bound));
    }
  }

  /**
   * Turns of a parallel loop.
   *
   * @param next the first turn that has not started
   * @param collected what turns yielded, by turn
   */
  record WindowFrame(
      String node,
      Turns turns,
      int next,
      SortedMap<Integer, Long> live,
      SortedMap<Integer, Value> collected)
      implements JoinFrame {
    public WindowFrame {
      live = Collections.unmodifiableSortedMap(new TreeMap<>(live));
      collected = Collections.unmodifiableSortedMap(new TreeMap<>(collected));
    }
  }

  /**
   * What a loop runs over.
   *
   * @param keys the keys of a map, in order; empty for a list
   * @param items one for each turn
   */
  record Turns(List<String> keys, List<Value> items) {
    public Turns {
      keys = List.copyOf(keys);
      items = List.copyOf(items);
    }
  }
}
