package ai.somagent.soma.worker;

/** A run refused an update and changed nothing. */
public final class UpdateRefusedException extends WorkerException {
  private static final long serialVersionUID = 1L;

  private final String kind;

  UpdateRefusedException(String kind, String message) {
    super(message, null);
    this.kind = kind;
  }

  /** Qualified name of the error kind, or a built-in one. */
  public String kind() {
    return kind;
  }
}
