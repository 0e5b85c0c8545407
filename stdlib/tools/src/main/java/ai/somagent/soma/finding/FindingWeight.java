package ai.somagent.soma.finding;

/** {@code somagent.marketplace.Severity}, lightest first. */
public enum FindingWeight {
  LOW("low"),
  MEDIUM("medium"),
  HIGH("high"),
  CRITICAL("critical");

  private final String word;

  FindingWeight(String word) {
    this.word = word;
  }

  /** The case's name in Soma. */
  public String word() {
    return word;
  }
}
