package ai.somagent.soma.worker;

/** How a step of a run stands. */
public enum StepState {
  RUNNING,
  COMPLETED,
  FAILED,
  CANCELLED
}
