package ai.somagent.soma.ir.node;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One operation of the machine.
 *
 * <p>A <em>region</em> is a chain of nodes linked by {@code next} from its first node; a null
 * {@code next} ends the region and gives control back to the node that owns it. A null region is
 * empty. Each node belongs to exactly one region, and regions nest: there are no jumps but {@link
 * ExitIr} to an enclosing owner.
 */
public sealed interface NodeIr {
  String id();

  /** A node after which its region may go on. */
  sealed interface SequentialIr extends NodeIr
      permits EffectIr,
          LetIr,
          VarIr,
          SetIr,
          CheckpointIr,
          IfIr,
          BlockIr,
          ForIr,
          WhileIr,
          ParallelIr,
          RaceIr,
          TryIr,
          GraphIr {
    @Nullable String next();
  }

  /** Evaluates and binds; costs no history. */
  record LetIr(String id, String slot, ExpressionIr value, @Nullable String next)
      implements SequentialIr {}

  /** Binds a state variable, which {@link SetIr} may change. */
  record VarIr(String id, String slot, ExpressionIr value, @Nullable String next)
      implements SequentialIr {}

  /** Replaces the value of a state variable. */
  record SetIr(String id, String slot, ExpressionIr value, @Nullable String next)
      implements SequentialIr {}

  /** Names the stage that the run has reached. */
  record CheckpointIr(String id, String name, @Nullable String next) implements SequentialIr {}

  /**
   * Calls a tool; its clauses have a limit of one attempt and a retry.
   *
   * @param tool key into {@code ProgramIr.tools}
   * @param result slot that takes the result, or null
   */
  record CallIr(
      String id,
      String tool,
      Map<String, ExpressionIr> arguments,
      @Nullable String result,
      ClausesIr clauses,
      @Nullable String next)
      implements EffectIr {
    public CallIr {
      arguments = Collections.unmodifiableMap(new LinkedHashMap<>(arguments));
      Objects.requireNonNull(clauses.timeoutMillis());
      Objects.requireNonNull(clauses.retry());
    }

    /** Without other clauses than those of its attempts. */
    public CallIr(
        String id,
        String tool,
        Map<String, ExpressionIr> arguments,
        @Nullable String result,
        long timeoutMillis,
        RetryIr retry,
        @Nullable String next) {
      this(id, tool, arguments, result, ClausesIr.attempts(timeoutMillis, retry), next);
    }

    /** Limit of one attempt, above 0. */
    public long timeoutMillis() {
      return Objects.requireNonNull(clauses.timeoutMillis());
    }

    /** Further attempts. */
    public RetryIr retry() {
      return Objects.requireNonNull(clauses.retry());
    }
  }

  record IfIr(
      String id,
      ExpressionIr condition,
      @Nullable String then,
      @Nullable String otherwise,
      @Nullable String next)
      implements SequentialIr {}

  /** A region that a {@code yield} may leave with a value for {@code result}. */
  record BlockIr(String id, @Nullable String body, @Nullable String result, @Nullable String next)
      implements SequentialIr {}

  /**
   * Runs {@code body} once per item.
   *
   * @param items a list, or a map in insertion order when two slots take key and value
   * @param overMap whether {@code items} is a map
   * @param keySlot takes the index of a list or the key of a map, or null
   * @param itemSlot takes the item
   * @param max more items than this raise {@code LimitExceeded} before the first turn
   * @param window turns that may run at once; 1 is sequential
   * @param result slot that takes the list of yielded values in item order, or null
   */
  record ForIr(
      String id,
      ExpressionIr items,
      boolean overMap,
      @Nullable String keySlot,
      String itemSlot,
      int max,
      int window,
      @Nullable String body,
      @Nullable String result,
      @Nullable String next)
      implements SequentialIr {}

  /**
   * Runs {@code body} while the condition holds, at most {@code max} times, and then goes on.
   *
   * @param max most turns, from 1
   */
  record WhileIr(
      String id, ExpressionIr condition, int max, @Nullable String body, @Nullable String next)
      implements SequentialIr {}

  /** Runs all branches at once; slots they bind are visible afterwards. */
  record ParallelIr(String id, List<String> branches, @Nullable String next)
      implements SequentialIr {
    public ParallelIr {
      branches = List.copyOf(branches);
    }
  }

  /**
   * Begins all heads at once. The first that ends decides, failure included; the others are
   * cancelled and undone; then the arm's body runs, which sees what its head has bound.
   *
   * @param result slot for what the body yields, or null
   */
  record RaceIr(String id, List<RaceArmIr> arms, @Nullable String result, @Nullable String next)
      implements SequentialIr {
    public RaceIr {
      arms = List.copyOf(arms);
    }
  }

  /** An arm of a race. */
  record RaceArmIr(String head, @Nullable String body) {}

  /**
   * A {@code yield} inside the body or a catch may leave with a value for {@code result}.
   *
   * @param withinMillis limit of the body, all attempts together, or null; then {@code Timeout} is
   *     raised in it
   * @param retry further attempts of the body, each after the one before is undone; null for none
   * @param cleanup region that runs whichever way the body or a handler is left, or null
   */
  record TryIr(
      String id,
      @Nullable String body,
      List<CatchIr> catches,
      @Nullable Long withinMillis,
      @Nullable RetryIr retry,
      @Nullable String cleanup,
      @Nullable String result,
      @Nullable String next)
      implements SequentialIr {
    public TryIr {
      catches = List.copyOf(catches);
    }

    /** With handlers alone. */
    public TryIr(
        String id,
        @Nullable String body,
        List<CatchIr> catches,
        @Nullable String result,
        @Nullable String next) {
      this(id, body, catches, null, null, null, result, next);
    }
  }

  /**
   * A handler.
   *
   * @param kinds error kinds by qualified name; the single kind {@code Error} takes all
   * @param slot takes the error as a record, or null
   */
  record CatchIr(List<String> kinds, @Nullable String slot, @Nullable String body) {
    public CatchIr {
      kinds = List.copyOf(kinds);
    }
  }

  /**
   * Leaves regions up to {@code target}: {@code YIELD} ends a block, try, race, task or turn with a
   * value, {@code LEAVE} ends a task without one, {@code CONTINUE} ends a turn, {@code BREAK} ends
   * a loop.
   */
  record ExitIr(String id, String target, Mode mode, @Nullable ExpressionIr value)
      implements NodeIr {
    /** How a region is left. */
    public enum Mode {
      YIELD,
      LEAVE,
      CONTINUE,
      BREAK
    }
  }

  /**
   * The nodes of a plan, each begun when those it waits for have ended.
   *
   * @param concurrency most nodes that run at once, from 1
   * @param outcomes slot for the list of how each node ended, or null
   */
  record GraphIr(
      String id,
      List<GraphNodeIr> nodes,
      int concurrency,
      @Nullable String outcomes,
      @Nullable String next)
      implements SequentialIr {
    public GraphIr {
      nodes = List.copyOf(nodes);
    }
  }

  /** Ends the run; in the body of an update, the update; in that of a signal, the handling. */
  record ReturnIr(String id, @Nullable ExpressionIr value) implements NodeIr {}

  /** Raises an error of {@code kind} with the given fields. */
  record FailIr(String id, String kind, Map<String, ExpressionIr> fields) implements NodeIr {
    public FailIr {
      fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
    }
  }
}
