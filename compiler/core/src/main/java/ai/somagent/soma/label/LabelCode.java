package ai.somagent.soma.label;

import ai.somagent.soma.diagnostic.DiagnosticCode;
import ai.somagent.soma.diagnostic.Severity;

/** Messages about where labelled values go. */
public enum LabelCode implements DiagnosticCode {
  LABEL_NOT_ACCEPTED("E5101", "label-not-accepted"),
  SECRET_USED("E5102", "secret-used"),
  UNTRUSTED_CONDITION("E5103", "untrusted-condition"),
  UNTRUSTED_CHOICE("E5104", "untrusted-choice"),
  NOT_SHOWN("E5105", "not-shown"),
  UNTRUSTED_TOOL_CHOICE("E5106", "untrusted-tool-choice"),
  NEEDLESS_ENDORSE("W5101", "needless-endorse");

  private final String id;
  private final String title;

  LabelCode(String id, String title) {
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
