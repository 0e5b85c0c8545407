package ai.somagent.soma.ir.node;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
  sealed interface SequentialIr extends NodeIr {
    @Nullable String next();
  }

  /** Evaluates and binds; costs no history. */
  record LetIr(String id, String slot, ExpressionIr value, @Nullable String next)
      implements SequentialIr {}

  /**
   * Calls a tool.
   *
   * @param tool key into {@code ProgramIr.tools}
   * @param result slot that takes the result, or null
   * @param timeoutMillis limit of one attempt, above 0
   */
  record CallIr(
      String id,
      String tool,
      Map<String, ExpressionIr> arguments,
      @Nullable String result,
      long timeoutMillis,
      RetryIr retry,
      @Nullable String next)
      implements SequentialIr {
    public CallIr {
      arguments = Collections.unmodifiableMap(new LinkedHashMap<>(arguments));
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

  /** Runs all branches at once; slots they bind are visible afterwards. */
  record ParallelIr(String id, List<String> branches, @Nullable String next)
      implements SequentialIr {
    public ParallelIr {
      branches = List.copyOf(branches);
    }
  }

  /** A {@code yield} inside the body or a catch may leave with a value for {@code result}. */
  record TryIr(
      String id,
      @Nullable String body,
      List<CatchIr> catches,
      @Nullable String result,
      @Nullable String next)
      implements SequentialIr {
    public TryIr {
      catches = List.copyOf(catches);
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
   * Leaves regions up to {@code target}: {@code YIELD} ends a block, try or turn with a value,
   * {@code CONTINUE} ends a turn, {@code BREAK} ends a loop.
   */
  record ExitIr(String id, String target, Mode mode, @Nullable ExpressionIr value)
      implements NodeIr {
    /** How a region is left. */
    public enum Mode {
      YIELD,
      CONTINUE,
      BREAK
    }
  }

  record ReturnIr(String id, @Nullable ExpressionIr value) implements NodeIr {}

  /** Raises an error of {@code kind} with the given fields. */
  record FailIr(String id, String kind, Map<String, ExpressionIr> fields) implements NodeIr {
    public FailIr {
      fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
    }
  }
}
