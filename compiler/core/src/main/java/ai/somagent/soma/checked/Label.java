package ai.somagent.soma.checked;

/** What is known of where a value comes from or who may see it. */
public enum Label {
  SECRET,
  PII,
  UNTRUSTED;

  /** The word in source. */
  public String keyword() {
    return name().toLowerCase(java.util.Locale.ROOT);
  }
}
