package ai.somagent.soma.engine.step;

import ai.somagent.soma.engine.state.RunError;
import ai.somagent.soma.engine.value.Value;
import ai.somagent.soma.engine.value.Value.MapValue;
import ai.somagent.soma.engine.value.Value.TextValue;
import ai.somagent.soma.ir.node.EffectIr;
import ai.somagent.soma.ir.node.NodeIr;
import ai.somagent.soma.ir.node.NodeIr.ExitIr;
import ai.somagent.soma.ir.node.NodeIr.ForIr;
import ai.somagent.soma.ir.node.UndoIr;
import ai.somagent.soma.ir.type.TypeIr;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
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

  /**
   * An error.
   *
   * @param time when what was done is undone
   * @param at when it was known outside
   * @param decided whether nothing in the fiber takes it, so that nothing changes it any more
   */
  record Raised(long time, RunError error, long at, boolean decided) implements End {
    Raised(long time, RunError error) {
      this(time, error, time, false);
    }
  }

  record Stopped(long time) implements End {}

  /** The limit of the {@code try} is over. */
  record Expired(long time, String scope) implements End {}

  /** The limit of a {@code try} that goes on, and when it is over. */
  record Limit(String scope, long at) {}

  /** How to take back an effect. */
  record Undo(String key, UndoIr undo, Map<String, Value> captured) {}

  /** Why an effect could not be taken back, and since when. */
  record NotUndone(long time, RunError error) {}

  /** Something around in the same fiber that may take an error. */
  interface Catcher {
    boolean takes(RunError error, @Nullable String scope, long time);

    /** The {@code try} that it is, or null. */
    default @Nullable String node() {
      return null;
    }
  }

  /** What is wanted from outside, and what went wrong in undoing. */
  record Asked(Set<String> keys, Map<String, NotUndone> notUndone) {
    static Asked nothing() {
      return new Asked(new TreeSet<>(), new TreeMap<>());
    }
  }

  /**
   * What is around a region.
   *
   * @param deadline everything is cancelled at that event
   * @param prefix before keys, in an undo
   * @param undos what the fiber has done, oldest first
   */
  record Context(
      long deadline,
      String prefix,
      String turns,
      boolean mainLine,
      Map<String, Value> slots,
      Asked asked,
      List<Limit> limits,
      List<Undo> undos,
      List<Catcher> catchers) {

    static Context mainLine(long deadline, Asked asked) {
      return new Context(
          deadline,
          "",
          "",
          true,
          new LinkedHashMap<>(),
          asked,
          List.of(),
          new ArrayList<>(),
          List.of());
    }

    /** Of a fiber inside. */
    Context child(long until, Map<String, Value> own, Asked wanted) {
      return new Context(
          until, prefix, turns, false, own, wanted, List.of(), new ArrayList<>(), List.of());
    }

    /** Where nothing outside stops it. */
    Context shielded(Catcher catcher) {
      return new Context(
          Long.MAX_VALUE, prefix, turns, false, slots, asked, List.of(), undos, List.of(catcher));
    }

    Context undoing(Undo undo) {
      Map<String, Value> own = new LinkedHashMap<>(slots);
      own.putAll(undo.captured());
      return new Context(
          Long.MAX_VALUE,
          undo.key() + "!",
          "",
          false,
          own,
          asked,
          List.of(),
          new ArrayList<>(),
          List.of());
    }

    Context turn(String more) {
      return new Context(
          deadline, prefix, turns + more, mainLine, slots, asked, limits, undos, catchers);
    }

    Context within(Limit limit) {
      List<Limit> all = new ArrayList<>(limits);
      all.add(limit);
      return new Context(deadline, prefix, turns, mainLine, slots, asked, all, undos, catchers);
    }

    Context catching(Catcher catcher) {
      List<Catcher> all = new ArrayList<>(catchers);
      all.add(catcher);
      return new Context(deadline, prefix, turns, mainLine, slots, asked, limits, undos, all);
    }

    boolean catches(RunError error, @Nullable String scope, long time) {
      return catchers.stream().anyMatch(catcher -> catcher.takes(error, scope, time));
    }

    String key(NodeIr node) {
      boolean again = turns.matches(".*~[1-9].*");
      return prefix + node.id() + (again ? turns : turns.replace("~0", ""));
    }

    Set<String> keys() {
      return asked.keys();
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

  /** Whether the answer is no longer than the text that it is to be read as. */
  static boolean fits(EffectIr node, Value answer) {
    TypeIr type = node.clauses().decode();
    return !(type instanceof TypeIr.ScalarTypeIr scalar)
        || scalar.limits().max() == null
        || ((TextValue) answer).value().length() <= scalar.limits().max();
  }

  static RunError unreadable(EffectIr node, Value answer) {
    String message =
        "the answer does not fit `as`: expected at most 2 code points, found "
            + ((TextValue) answer).value().length();
    return new RunError("Invalid", message, node.id(), new MapValue(Map.of()));
  }

  static RunError undoFailed(Map<String, NotUndone> notUndone, End end, long cancelled) {
    long first =
        notUndone.values().stream().mapToLong(NotUndone::time).min().orElse(Long.MAX_VALUE);
    List<String> parts = new ArrayList<>();
    new TreeMap<>(notUndone)
        .forEach((key, failed) -> parts.add(key + " (" + failed.error().kind() + ")"));
    String why =
        end instanceof Raised raised
            ? "; the run was failing with " + raised.error().kind()
            : cancelled < first ? "; the run was being cancelled" : "";
    String step = new TreeMap<>(notUndone).firstEntry().getValue().error().step();
    String message = "could not be taken back: " + String.join(", ", parts) + why;
    return new RunError("UndoFailed", message, step, new MapValue(Map.of()));
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
