package ai.somagent.soma.type;

import ai.somagent.soma.diagnostic.DiagnosticCode;
import ai.somagent.soma.diagnostic.Severity;

/** Messages about effects, their clauses and what they name. */
public enum EffectCode implements DiagnosticCode {
  CLAUSE_NOT_TAKEN("E4040", "clause-not-taken"),
  UNBOUNDED_WAIT("E4041", "unbounded-wait"),
  CALL_CYCLE("E4042", "call-cycle"),
  START_WITHOUT_BUDGET("E4043", "start-without-budget"),
  TOOL_NOT_OFFERED("E4044", "tool-not-offered"),
  WRONG_APPROVER("E4045", "wrong-approver"),
  SHOWN_VALUE_CHANGES("E4046", "shown-value-changes"),
  MISPLACED_UNDO("E4047", "misplaced-undo"),
  CONDITION_NEVER_CHANGES("E4048", "condition-never-changes"),
  CONDITION_READS_CLOCK("E4049", "condition-reads-clock"),
  MISPLACED_EFFECT("E4050", "misplaced-effect"),
  NOT_DECODABLE("E4051", "not-decodable"),
  WRONG_REASON("E4052", "wrong-reason"),
  NOT_AWAITABLE("E4053", "not-awaitable"),
  UNDO_NOT_IDEMPOTENT("W4010", "undo-not-idempotent");

  private final String id;
  private final String title;

  EffectCode(String id, String title) {
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
