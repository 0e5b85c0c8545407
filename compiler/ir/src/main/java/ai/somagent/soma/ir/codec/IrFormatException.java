package ai.somagent.soma.ir.codec;

/** JSON that is not in the expected format. */
public final class IrFormatException extends Exception {
  private static final long serialVersionUID = 1L;

  private final String pointer;
  private final String reason;

  /**
   * @param pointer where, as a JSON pointer; empty for the whole document
   * @param reason one sentence without a stop
   */
  public IrFormatException(String pointer, String reason) {
    super("at `" + (pointer.isEmpty() ? "/" : pointer) + "`: " + reason);
    this.pointer = pointer;
    this.reason = reason;
  }

  /** RFC 6901; empty for the whole document. */
  public String pointer() {
    return pointer;
  }

  public String reason() {
    return reason;
  }
}
