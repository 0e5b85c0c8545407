package ai.somagent.soma.ir.verify;

/** Text that cannot be CEL. */
final class CelFormException extends Exception {
  private static final long serialVersionUID = 1L;

  private final String reason;

  CelFormException(String reason) {
    super(reason, null, false, false);
    this.reason = reason;
  }

  String reason() {
    return reason;
  }
}
