package ai.somagent.soma.worker;

/** What a run waits for. */
public enum WaitKind {
  /** The answer to a call of a tool. */
  CALL,
  /** A point in time. */
  SLEEP,
  SIGNAL,
  /** That a condition over its state holds. */
  CONDITION,
  /** What people decide. */
  APPROVAL,
  /** A timer, of which only the server is known to say something. */
  TIMER,
  /** Something that this version has no word for. */
  OTHER
}
