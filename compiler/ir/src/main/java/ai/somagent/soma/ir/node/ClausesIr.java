package ai.somagent.soma.ir.node;

import ai.somagent.soma.ir.type.TypeIr;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What every effect may carry besides its own parts; written beside those in JSON.
 *
 * @param decode type that the result is read as, or null where it is taken as it comes
 * @param timeoutMillis limit of one attempt, or null without one
 * @param retry further attempts, or null for none
 * @param withinMillis limit of the whole, attempts and waiting included, or null
 * @param ceiling most that it may use, or null
 * @param undo how it is taken back, or null where nothing is said
 * @param gates what policies demand before it
 */
public record ClausesIr(
    @Nullable TypeIr decode,
    @Nullable Long timeoutMillis,
    @Nullable RetryIr retry,
    @Nullable Long withinMillis,
    @Nullable CeilingIr ceiling,
    @Nullable UndoIr undo,
    List<GateIr> gates) {

  /** Nothing of all that. */
  public static final ClausesIr NONE = new ClausesIr(null, null, null, null, null, null, List.of());

  public ClausesIr {
    gates = List.copyOf(gates);
  }

  /** Attempts alone. */
  public static ClausesIr attempts(long timeoutMillis, RetryIr retry) {
    return new ClausesIr(null, timeoutMillis, retry, null, null, null, List.of());
  }
}
