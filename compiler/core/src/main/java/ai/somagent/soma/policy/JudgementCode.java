package ai.somagent.soma.policy;

import ai.somagent.soma.diagnostic.DiagnosticCode;
import ai.somagent.soma.diagnostic.Severity;

/** Messages about steps that policies judge. */
public enum JudgementCode implements DiagnosticCode {
  DENIED("E5002", "policy-denied"),
  UNDECIDABLE("E5003", "policy-undecidable"),
  WARNED("W5001", "policy-warning");

  private final String id;
  private final String title;

  JudgementCode(String id, String title) {
    this.id = id;
    this.title = title;
  }

  @Override
  public String id() {
    return id;
  }

  @Override
  public String title() {
    return title;
  }

  @Override
  public Severity severity() {
    return id.charAt(0) == 'W' ? Severity.WARNING : Severity.ERROR;
  }
}
