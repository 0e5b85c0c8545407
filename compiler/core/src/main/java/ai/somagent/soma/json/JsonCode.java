package ai.somagent.soma.json;

import ai.somagent.soma.diagnostic.DiagnosticCode;
import ai.somagent.soma.diagnostic.Severity;

/** What can be wrong with a program written as JSON. */
public enum JsonCode implements DiagnosticCode {
  MALFORMED("E1050", "json-malformed"),
  TOO_LARGE("E1051", "json-too-large"),
  TOO_DEEP("E1052", "json-too-deep"),
  UNKNOWN_NODE("E1053", "json-unknown-node"),
  UNKNOWN_MEMBER("E1054", "json-unknown-member"),
  MISSING_MEMBER("E1055", "json-missing-member"),
  WRONG_TYPE("E1056", "json-wrong-type"),
  BAD_NAME("E1057", "json-bad-name"),
  BAD_VALUE("E1058", "json-bad-value"),
  MEMBER_CHOICE("E1059", "json-member-choice"),
  BAD_EXPRESSION("E1060", "json-bad-expression"),
  NOT_EXPRESSIBLE("E1061", "json-not-expressible");

  private final String id;
  private final String title;

  JsonCode(String id, String title) {
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
