package ai.somagent.soma.cli.operate;

/** A decision that does not count, as was found before it was sent. */
final class RefusedDecision extends Exception {
  private static final long serialVersionUID = 1L;

  private final String kind;

  /** {@code kind} is one that the run itself refuses with, or {@code SeveralApprovals}. */
  RefusedDecision(String kind, String message) {
    super(message);
    this.kind = kind;
  }

  String kind() {
    return kind;
  }
}
