package ai.somagent.soma.engine.command;

import ai.somagent.soma.engine.state.OpenApproval;
import ai.somagent.soma.engine.state.RunError;
import ai.somagent.soma.engine.value.Value;
import ai.somagent.soma.ir.node.RetryIr;
import ai.somagent.soma.ir.type.TypeIr;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Something the machine asks of the outside. */
public sealed interface Command {

  /**
   * Calls a tool; answered by exactly one {@code CallCompleted}, {@code CallFailed} or {@code
   * CallCancelled}.
   *
   * @param callId unique in the run, ascending
   * @param node the calling node
   * @param key node id and loop turns, unique per call in the run and stable over replays
   * @param tool key into {@code ProgramIr.tools}
   * @param arguments as JSON, checked against the declared parameters
   * @param withinMillis limit of all attempts and pauses together, or null; past it the call fails
   *     with {@code Timeout}
   * @param shielded whether it belongs to an undo or a {@code finally}, which outlast the run's
   *     wall clock
   */
  record ScheduleCall(
      long callId,
      String node,
      String key,
      String tool,
      ObjectNode arguments,
      long timeoutMillis,
      RetryIr retry,
      @Nullable Long withinMillis,
      boolean shielded)
      implements Command {}

  /** Asks that an outstanding call end soon; its answer still comes. */
  record CancelCall(long callId) implements Command {}

  /**
   * Asks for one {@code TimerFired}, not before {@code at}; a time that has gone by means at once.
   *
   * @param timerId unique in the run, ascending
   * @param node the node that waits, or whose limit it is
   * @param key node id and loop turns, as of a call
   */
  record StartTimer(long timerId, String node, String key, Instant at) implements Command {}

  /** Takes a timer back, at once. */
  record CancelTimer(long timerId) implements Command {}

  /**
   * Asks people; answered by any number of {@code DecisionMade}, until one settles it or it is
   * withdrawn.
   *
   * @param form type of what people fill in, or null
   */
  record RequestApproval(OpenApproval approval, @Nullable TypeIr form) implements Command {}

  /** Nobody is asked any more, though nothing was settled. */
  record WithdrawApproval(long approvalId) implements Command {}

  /** An update was applied and gave {@code result}; {@code NullValue} when it declares none. */
  record AnswerUpdate(long updateId, Value result) implements Command {}

  /** An update was refused, or came too late, and changed nothing. */
  record RefuseUpdate(long updateId, RunError error) implements Command {}

  /** The run is over and gave a result; {@code NullValue} when the program declares no output. */
  record CompleteRun(Value result) implements Command {}

  /** The run is over with an error that nothing caught. */
  record FailRun(RunError error) implements Command {}

  /** The run is over because somebody wanted it to stop. */
  record EndCancelled(String reason) implements Command {}
}
