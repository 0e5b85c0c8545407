package ai.somagent.soma.engine.event;

import ai.somagent.soma.engine.state.Decision;
import ai.somagent.soma.engine.state.RunError;
import ai.somagent.soma.engine.value.Value;
import ai.somagent.soma.engine.value.Value.MapValue;

/** Something that happened outside. */
public sealed interface MachineEvent {

  /** A call gave its result, already checked against the declared type. */
  record CallCompleted(long callId, Value result) implements MachineEvent {}

  /** A call failed for good: its retries are used up or the failure is not retryable. */
  record CallFailed(long callId, RunError error) implements MachineEvent {}

  /** A call ended because the machine asked for it. */
  record CallCancelled(long callId) implements MachineEvent {}

  /** The time of a timer has come; means nothing for one that was cancelled meanwhile. */
  record TimerFired(long timerId) implements MachineEvent {}

  /** A signal came in; its payload is already checked against the declared type. */
  record SignalReceived(String signal, Value payload) implements MachineEvent {}

  /**
   * Somebody wants a change and waits for the answer; the arguments are already checked against the
   * declared parameters.
   *
   * @param updateId given by the driver, and back with the answer
   */
  record UpdateRequested(long updateId, String update, MapValue arguments)
      implements MachineEvent {}

  /**
   * Somebody has decided and waits for the answer, as an update's sender does.
   *
   * @param updateId given by the driver, and back with the answer
   * @param approval key of what was asked
   */
  record DecisionMade(long updateId, String approval, Decision decision) implements MachineEvent {}

  /** Somebody wants the run to stop. */
  record CancelRequested(String reason) implements MachineEvent {}

  /**
   * The history has grown long: what calls is held from now on, so that the run can be carried over
   * once nobody owes it an answer.
   */
  record RollOverSuggested() implements MachineEvent {}

  /** The run's wall-clock budget is used up; raises {@code Timeout} in the main line. */
  record WallClockExceeded() implements MachineEvent {}
}
