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
   * @param timer its limit, or null without one, once it has fired, and once no attempt follows
   * @param attempt from 0
   * @param mark how many entries the fiber had to undo when it came here
   */
  record TryFrame(String node, @Nullable Long timer, int attempt, int mark) implements Frame {}

  /**
   * A handler.
   *
   * @param handler its place among the catches of the node
   * @param mark as of the body
   */
  record CatchFrame(String node, int handler, int mark) implements Frame {}

  /** Something that nothing outside of it can stop. */
  sealed interface ShieldFrame extends Frame {
    /** How the fiber goes on afterwards; null where it just does. */
    @Nullable Pending departure();

    /** The same on the way to something else. */
    ShieldFrame departing(Pending other);
  }

  /** What a {@code try} does whichever way it is left. */
  record CleanupFrame(String node, @Nullable Pending departure) implements ShieldFrame {
    @Override
    public CleanupFrame departing(Pending other) {
      return new CleanupFrame(node, other);
    }

    /** Whether the {@code try} was left by an error or a cancellation. */
    public boolean isBad() {
      return departure instanceof Pending.RaisePending
          || departure instanceof Pending.CancelPending;
    }
  }

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
   * An effect that is taken back, in a fiber of its own.
   *
   * @param node the scope that is left, or empty for that of the whole fiber
   * @param running what is taken back
   */
  record UndoFrame(String node, SortedMap<Integer, Long> live, UndoEntry running, Pending departure)
      implements JoinFrame, ShieldFrame {
    public UndoFrame {
      live = Collections.unmodifiableSortedMap(new TreeMap<>(live));
    }

    @Override
    public UndoFrame departing(Pending other) {
      return new UndoFrame(node, live, running, other);
    }
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
   * Heads that run at once until one has ended.
   *
   * @param winner the arm whose head ended first, and well; null before
   * @param bound what that head bound
   */
  record RaceFrame(
      String node,
      SortedMap<Integer, Long> live,
      @Nullable Integer winner,
      SortedMap<String, Value> bound)
      implements JoinFrame {
    public RaceFrame {
      live = Collections.unmodifiableSortedMap(new TreeMap<>(live));
      bound = Collections.unmodifiableSortedMap(new TreeMap<>(bound));
    }
  }

  /** The body of the arm of a race whose head has won. */
  record ArmFrame(String node, int arm) implements Frame {}

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
