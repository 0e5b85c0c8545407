package ai.somagent.soma.rule;

import ai.somagent.soma.diagnostic.DiagnosticCode;
import ai.somagent.soma.diagnostic.Severity;

/** Messages of rules over capsules that are otherwise in order. */
public enum RuleCode implements DiagnosticCode {
  UNUSED_LET("W4002", "unused-let"),
  UNUSED_READ("W4003", "unused-read"),
  NO_UNDO("W4004", "no-undo"),
  NEVER_SET("W4020", "never-set"),
  NEVER_AWAITED("W4021", "never-awaited"),
  UNGUARDED_INDEX("W4022", "unguarded-index"),
  UNGUARDED_DIVISION("W4023", "unguarded-division"),
  NEVER_A_VALUE("W4025", "never-a-value");

  private final String id;
  private final String title;

  RuleCode(String id, String title) {
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
    return Severity.WARNING;
  }
}
