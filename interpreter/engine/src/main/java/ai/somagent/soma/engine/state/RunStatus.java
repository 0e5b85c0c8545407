package ai.somagent.soma.engine.state;

/** Where a run stands. */
public enum RunStatus {
  RUNNING,
  COMPLETED,
  FAILED,
  CANCELLED
}
