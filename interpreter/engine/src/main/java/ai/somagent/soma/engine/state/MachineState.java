package ai.somagent.soma.engine.state;

import ai.somagent.soma.engine.value.Value;
import ai.somagent.soma.engine.value.Value.MapValue;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A run between two events, complete: whoever holds it and the program can go on.
 *
 * @param program digest of the program it belongs to
 * @param run what the program may read as {@code run}
 * @param input the checked argument; empty when the argument did not fit
 * @param fibers all live lines of execution by id; 0 is the main line; empty once the run is over
 * @param calls the calls whose answer has not come, by id
 * @param timers those that have not fired, by id
 * @param approvals what people are asked and have not settled, by id
 * @param queues payloads of signals that nothing has taken, oldest first; none is empty
 * @param notUndone why effects could not be taken back, by their keys
 * @param nextFiber id of the next fiber
 * @param nextCall id of the next call, so one more than the calls made
 * @param nextTimer id of the next timer
 * @param nextApproval id of the next approval
 * @param holding whether effects are held, since the run is to go on in a fresh history
 * @param halt set while everything is being stopped for good: how the run will end
 * @param outcome how the run ended, or null while it goes on
 */
public record MachineState(
    String program,
    RunContext run,
    MapValue input,
    SortedMap<Long, Fiber> fibers,
    SortedMap<Long, OutstandingCall> calls,
    SortedMap<Long, RunTimer> timers,
    SortedMap<Long, OpenApproval> approvals,
    SortedMap<String, List<Value>> queues,
    SortedMap<String, RunError> notUndone,
    long nextFiber,
    long nextCall,
    long nextTimer,
    long nextApproval,
    boolean holding,
    @Nullable Halt halt,
    @Nullable RunOutcome outcome) {

  /** The serial form's name and version. */
  public static final String FORMAT = "soma.state/1";

  /** Id of the main line. */
  public static final long MAIN_LINE = 0;

  public MachineState {
    fibers = Collections.unmodifiableSortedMap(new TreeMap<>(fibers));
    SortedMap<String, List<Value>> copied = new TreeMap<>();
    queues.forEach((signal, payloads) -> copied.put(signal, List.copyOf(payloads)));
    queues = Collections.unmodifiableSortedMap(copied);
    approvals = Collections.unmodifiableSortedMap(new TreeMap<>(approvals));
    notUndone = Collections.unmodifiableSortedMap(new TreeMap<>(notUndone));
    timers = Collections.unmodifiableSortedMap(new TreeMap<>(timers));
    calls = Collections.unmodifiableSortedMap(new TreeMap<>(calls));
  }

  /** Whether the run may be carried over now: it is to be, and nobody owes it an answer. */
  public boolean isQuiet() {
    return holding && status() == RunStatus.RUNNING && calls.isEmpty();
  }

  /** Where the run stands. */
  public RunStatus status() {
    return switch (outcome) {
      case null -> RunStatus.RUNNING;
      case RunOutcome.Completed _ -> RunStatus.COMPLETED;
      case RunOutcome.Failed _ -> RunStatus.FAILED;
      case RunOutcome.Cancelled _ -> RunStatus.CANCELLED;
    };
  }
}
