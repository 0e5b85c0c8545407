package ai.somagent.soma.engine.value;

/** A value does not fit the type of the place it goes to. */
public final class InvalidValueException extends Exception {
  private static final long serialVersionUID = 1L;

  private final String pointer;
  private final String problem;

  InvalidValueException(Pointer pointer, String problem) {
    super(place(pointer) + problem, null, false, false);
    this.pointer = pointer.toString();
    this.problem = problem;
  }

  /** RFC 6901 pointer to the part that does not fit; empty for the value itself. */
  public String pointer() {
    return pointer;
  }

  /** What was expected, and what was found; never the value itself, which may be confidential. */
  public String problem() {
    return problem;
  }

  private static String place(Pointer pointer) {
    return pointer.parent() == null ? "" : "`" + pointer + "`: ";
  }
}
