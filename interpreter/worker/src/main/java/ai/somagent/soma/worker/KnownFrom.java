package ai.somagent.soma.worker;

/** From where it is known what a run waits for. */
public enum KnownFrom {
  /** A worker answered for the run. */
  WORKER,
  /** No worker answered; the history was driven through the program that is stored here. */
  PROGRAM,
  /** Neither a worker nor the program; the server's history says what is open. */
  HISTORY
}
