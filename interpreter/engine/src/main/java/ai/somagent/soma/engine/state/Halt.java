package ai.somagent.soma.engine.state;

/** Why everything is being stopped, past any handler of the program. */
public sealed interface Halt {
  /** Somebody wants the run to stop. */
  record CancelHalt(String reason) implements Halt {}

  /** The program did more between two events than the machine allows. */
  record FailHalt(RunError error) implements Halt {}
}
