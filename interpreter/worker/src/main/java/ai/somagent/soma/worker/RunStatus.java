package ai.somagent.soma.worker;

/** How a run stands. */
public enum RunStatus {
  RUNNING,
  COMPLETED,
  FAILED,
  CANCELLED,
  /** Ended from outside by an operator, without cleaning up. */
  TERMINATED,
  /** Ended by the server's own limit. */
  TIMED_OUT
}
