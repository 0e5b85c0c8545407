package ai.somagent.soma.bound;

/** What is counted of a run. */
public enum Measure {
  /** Calls of tools; the attempts of one call count once. */
  CALLS("tool calls"),
  /** Tokens read and written by models; a token is at least one byte. */
  TOKENS("tokens"),
  /** Millionths of a dollar that declared costs add up to; what models cost is not known here. */
  MICRO_USD("micro-dollars"),
  /** Milliseconds of a run, work and waits. */
  WALL_MILLIS("milliseconds"),
  /** Milliseconds of written waits: {@code sleep}, and {@code within} of what waits for others. */
  WAIT_MILLIS("milliseconds of waits"),
  /** Events of the history, workflow tasks included. */
  EVENTS("events"),
  /** Bytes of the history. */
  BYTES("bytes of history"),
  /** Times that the worker is woken up. */
  WORKFLOW_TASKS("workflow tasks"),
  /** Activities in flight at once. */
  FAN_OUT("at once");

  private final String unit;

  Measure(String unit) {
    this.unit = unit;
  }

  /** The unit in the plural. */
  public String unit() {
    return unit;
  }
}
