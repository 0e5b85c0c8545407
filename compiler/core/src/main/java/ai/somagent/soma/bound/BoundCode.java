package ai.somagent.soma.bound;

import ai.somagent.soma.diagnostic.DiagnosticCode;
import ai.somagent.soma.diagnostic.Severity;

/** Messages about what runs need. */
public enum BoundCode implements DiagnosticCode {
  BUDGET_TOO_SMALL("E4039", "budget-too-small"),
  HISTORY_TOO_LONG("E5201", "history-too-long"),
  TOO_MANY_AT_ONCE("E5202", "too-many-at-once"),
  BUDGET_MAY_PAUSE("W5201", "budget-may-pause"),
  WAITS_OUTLAST_RUN("W5202", "waits-outlast-run");

  private final String id;
  private final String title;

  BoundCode(String id, String title) {
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
