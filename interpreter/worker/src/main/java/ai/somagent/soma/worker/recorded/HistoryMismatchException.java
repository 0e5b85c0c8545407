package ai.somagent.soma.worker.recorded;

/** A history is not one that this program leads to, or holds what is not read here. */
public final class HistoryMismatchException extends Exception {
  private static final long serialVersionUID = 1L;

  HistoryMismatchException(String message) {
    super(message);
  }
}
