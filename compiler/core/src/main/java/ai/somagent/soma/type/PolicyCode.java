package ai.somagent.soma.type;

import ai.somagent.soma.diagnostic.DiagnosticCode;
import ai.somagent.soma.diagnostic.Severity;

/** Messages about the declaration of policies. */
public enum PolicyCode implements DiagnosticCode {
  GATE_CLAUSE("E5001", "gate-clause");

  private final String id;
  private final String title;

  PolicyCode(String id, String title) {
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
    return Severity.ERROR;
  }
}
