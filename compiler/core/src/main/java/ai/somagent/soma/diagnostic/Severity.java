package ai.somagent.soma.diagnostic;

/** How much a diagnostic weighs; only {@link #ERROR} stops compilation. */
public enum Severity {
  ERROR,
  WARNING,
  NOTE
}
