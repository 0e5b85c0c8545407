package ai.somagent.soma.spi;

/** What an action may know of the call it serves. */
public interface ToolContext {
  /** The run that calls. */
  String runId();

  /**
   * Equal for every attempt of one call of one run and for no other call: derived from run id, node
   * and loop turns. Pass it to systems that deduplicate.
   */
  String idempotencyKey();

  /** The attempt, from 1. */
  int attempt();

  /**
   * Tells that the call is alive; to be called at least every few seconds in work that may be
   * cancelled.
   *
   * @throws ToolException of kind {@code Timeout} when the run no longer wants the result
   */
  void heartbeat() throws ToolException;
}
