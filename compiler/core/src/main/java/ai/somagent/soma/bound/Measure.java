package ai.somagent.soma.bound;

/** What is counted of a run. */
public enum Measure {
  /** Calls of tools; the attempts of one call count once. */
  CALLS(0, "tool calls"),
  /** Tokens read and written by models; a token is at least one byte. */
  TOKENS(1, "tokens"),
  /** Millionths of a dollar that declared costs add up to; what models cost is not known here. */
  MICRO_USD(2, "micro-dollars"),
  /** Milliseconds of a run, work and waits. */
  WALL_MILLIS(3, "milliseconds"),
  /** Milliseconds of written waits: {@code sleep}, and {@code within} of what waits for others. */
  WAIT_MILLIS(4, "milliseconds of waits"),
  /** Events of the history, workflow tasks included. */
  EVENTS(5, "events"),
  /** Bytes of the history. */
  BYTES(6, "bytes of history"),
  /** Times that the worker is woken up. */
  WORKFLOW_TASKS(7, "workflow tasks"),
  /** Activities in flight at once. */
  FAN_OUT(8, "at once"),
  /** Approvals that people are asked for. */
  APPROVALS(9, "approvals"),
  /** Milliseconds of undoing everything, which comes after the run and counts in no budget. */
  UNDO_MILLIS(10, "milliseconds of undoing");

  private final int place;
  private final String unit;

  Measure(int place, String unit) {
    this.place = place;
    this.unit = unit;
  }

  /** Where {@link Amounts} keeps it: 0 for the first, no two the same. */
  int place() {
    return place;
  }

  /** The unit in the plural. */
  public String unit() {
    return unit;
  }
}
