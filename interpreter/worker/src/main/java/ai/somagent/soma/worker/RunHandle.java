package ai.somagent.soma.worker;

import ai.somagent.soma.worker.program.DecisionRequest;
import ai.somagent.soma.worker.workflow.RunQueries;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.function.Consumer;

/** One run. Thread-safe. */
public interface RunHandle {
  String runId();

  /** Whether this call found the run instead of starting it. */
  boolean attached();

  /**
   * Gives everything that happens to the run's steps, from its beginning, on the calling thread;
   * returns when the run has ended and all was given.
   *
   * @throws InterruptedException the calling thread was interrupted; the run goes on
   * @throws TemporalUnavailableException the server went away for longer than a minute
   * @throws TemporalCallException the server refused
   */
  void watch(Consumer<RunProgress> consumer)
      throws InterruptedException, TemporalUnavailableException, TemporalCallException;

  /**
   * Gives every change of the run that means something to people, from its beginning, on the
   * calling thread; returns how the run ended.
   *
   * @throws InterruptedException the calling thread was interrupted; the run goes on
   * @throws TemporalUnavailableException the server went away for longer than a minute
   * @throws TemporalCallException the server refused
   */
  RunOutcome follow(Consumer<RunNews> consumer)
      throws InterruptedException, TemporalUnavailableException, TemporalCallException;

  /**
   * Waits until the run has ended; at once when it has.
   *
   * @throws InterruptedException the calling thread was interrupted; the run goes on
   * @throws TemporalUnavailableException the server went away for longer than a minute
   * @throws TemporalCallException the server refused
   */
  RunOutcome await()
      throws InterruptedException, TemporalUnavailableException, TemporalCallException;

  /**
   * Asks the run to stop: it ends its open calls, cleans up and then ends as cancelled. Returns
   * once the server has taken the request; a run that has ended already is left alone.
   *
   * @param reason one sentence for people, kept in the run's history
   */
  void cancel(String reason) throws TemporalUnavailableException, TemporalCallException;

  /**
   * Ends the run at once, from outside: nothing is cleaned up, open calls are left alone. A run
   * that has ended already is left alone.
   *
   * @param reason one sentence for people, kept in the run's history
   */
  void kill(String reason) throws TemporalUnavailableException, TemporalCallException;

  /**
   * Sends a signal; returns once the server has it. The run drops one that it does not declare or
   * whose payload does not fit.
   */
  void signal(String name, JsonNode payload)
      throws TemporalUnavailableException, TemporalCallException;

  /**
   * Asks a query of the program; a worker has to be there to answer.
   *
   * @throws TemporalCallException there is no such query, it has no value, or nobody answered
   */
  JsonNode query(String name) throws TemporalUnavailableException, TemporalCallException;

  /**
   * Asks for a change and waits for the answer.
   *
   * @param arguments an object with the declared parameters
   * @throws UpdateRefusedException the run refused it and changed nothing
   */
  JsonNode update(String name, ObjectNode arguments)
      throws UpdateRefusedException, TemporalUnavailableException, TemporalCallException;

  /**
   * What people are asked now, the longest asked first; a worker has to be there to answer.
   *
   * @throws TemporalCallException nobody answered
   */
  default List<AskedApproval> approvals()
      throws TemporalUnavailableException, TemporalCallException {
    return AskedApproval.all(query(RunQueries.APPROVALS));
  }

  /**
   * Decides, and gives how the approval stands then: {@code status}, {@code approvals}, {@code
   * refusals}.
   *
   * @throws UpdateRefusedException it does not count; the kind is {@code ApprovalClosed}, {@code
   *     ApprovalChanged}, {@code Denied}, {@code AlreadyDecided} or {@code Invalid}
   */
  default JsonNode decide(RunDecision decision)
      throws UpdateRefusedException, TemporalUnavailableException, TemporalCallException {
    return update(DecisionRequest.UPDATE, decision.json());
  }

  /** Events in the run's history so far. */
  long historyEvents() throws TemporalUnavailableException, TemporalCallException;
}
