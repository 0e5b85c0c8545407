package ai.somagent.soma.type;

import ai.somagent.soma.diagnostic.DiagnosticCode;
import ai.somagent.soma.diagnostic.Severity;

/** What the language has and this compiler does not yet. */
public enum SupportCode implements DiagnosticCode {
  NOT_SUPPORTED_YET;

  @Override
  public String id() {
    return "E6001";
  }

  @Override
  public String title() {
    return "not-supported-yet";
  }

  @Override
  public Severity severity() {
    return Severity.ERROR;
  }
}
