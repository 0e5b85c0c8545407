package ai.somagent.soma.engine.step;

import ai.somagent.soma.engine.state.RunError;
import ai.somagent.soma.engine.value.Value;
import ai.somagent.soma.engine.value.Value.MapValue;
import ai.somagent.soma.ir.node.NodeIr;
import ai.somagent.soma.ir.node.NodeIr.ExitIr;
import ai.somagent.soma.ir.node.NodeIr.ForIr;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What the reference interpreter speaks of: how and when regions end, and what surrounds them. */
final class ReferenceTerms {
  private ReferenceTerms() {}

  sealed interface End {
    long time();
  }

  record Done(long time) implements End {}

  record Left(long time, ExitIr exit, @Nullable Value value) implements End {}

  record Returned(long time, Value value) implements End {}

  record Raised(long time, RunError error) implements End {}

  record Stopped(long time) implements End {}

  /** The limit of the {@code try} is over. */
  record Expired(long time, String scope) implements End {}

  /** The limit of a {@code try} that goes on, and when it is over. */
  record Limit(String scope, long at) {}

  /**
   * {@code deadline}: everything is cancelled at that event; {@code keys} takes scheduled calls.
   */
  record Context(
      long deadline,
      String turns,
      boolean mainLine,
      Map<String, Value> slots,
      Set<String> keys,
      List<Limit> limits) {
    Context(
        long deadline, String turns, boolean mainLine, Map<String, Value> slots, Set<String> keys) {
      this(deadline, turns, mainLine, slots, keys, List.of());
    }

    Context within(Limit limit) {
      List<Limit> all = new ArrayList<>(limits);
      all.add(limit);
      return new Context(deadline, turns, mainLine, slots, keys, all);
    }
  }

  static final class EvaluationFailed extends Exception {
    private static final long serialVersionUID = 1L;
    final transient RunError error;

    EvaluationFailed(RunError error) {
      this.error = error;
    }
  }

  static RunError timeout(String node) {
    return new RunError("Timeout", "the time of `within` is used up", node, new MapValue(Map.of()));
  }

  static Raised wallClock(long time, NodeIr node) {
    String message = "the wall-clock budget of the run is used up";
    return new Raised(time, new RunError("Timeout", message, node.id(), new MapValue(Map.of())));
  }

  static Map<String, Value> turn(ForIr node, Value key, Value item) {
    Map<String, Value> slots = new LinkedHashMap<>();
    if (node.keySlot() != null) {
      slots.put(node.keySlot(), key);
    }
    slots.put(node.itemSlot(), item);
    return slots;
  }
}
