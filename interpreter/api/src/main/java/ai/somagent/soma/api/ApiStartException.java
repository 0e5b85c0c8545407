package ai.somagent.soma.api;

/** The server cannot start; the message is for people. */
public final class ApiStartException extends Exception {
  private static final long serialVersionUID = 1L;

  ApiStartException(String message, Throwable cause) {
    super(message, cause);
  }
}
