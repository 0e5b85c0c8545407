package ai.somagent.soma.evaluate;

/** A program that was accepted has gone wrong in a way that its types exclude. */
public final class TreeFault extends AssertionError {
  private static final long serialVersionUID = 1L;

  TreeFault(String message, Throwable cause) {
    super(message, cause);
  }
}
