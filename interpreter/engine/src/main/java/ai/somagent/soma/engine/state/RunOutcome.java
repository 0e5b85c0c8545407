package ai.somagent.soma.engine.state;

import ai.somagent.soma.engine.value.Value;

/** How a run ended. */
public sealed interface RunOutcome {
  /** {@code result} is {@code NullValue} when the program declares no output. */
  record Completed(Value result) implements RunOutcome {}

  /** Nothing caught {@code error}. */
  record Failed(RunError error) implements RunOutcome {}

  /** Somebody wanted it to stop. */
  record Cancelled(String reason) implements RunOutcome {}
}
