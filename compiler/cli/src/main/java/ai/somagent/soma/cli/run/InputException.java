package ai.somagent.soma.cli.run;

/** The input given on the command line cannot be read; the message is for its author. */
public final class InputException extends Exception {
  private static final long serialVersionUID = 1L;

  public InputException(String message) {
    super(message);
  }
}
