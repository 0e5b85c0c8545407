package ai.somagent.soma.type;

import ai.somagent.soma.diagnostic.DiagnosticCode;
import ai.somagent.soma.diagnostic.Severity;

/** Messages about plans and tests. */
public enum PlanCode implements DiagnosticCode {
  PLAN_CYCLE("E4080", "plan-cycle"),
  UNKNOWN_NODE("E4081", "unknown-node"),
  NODE_MAKER("E4082", "node-maker"),
  NO_NODE_RESULT("E4083", "no-node-result"),
  REPEATED_NODE("E4084", "repeated-node"),
  REVISE_RESULT("E4085", "revise-result"),
  MISPLACED_ITEM("E4086", "misplaced-item"),
  IMPROVE_CHANGES("E4087", "improve-changes"),
  TEST_ORDER("E4090", "test-order"),
  NOTHING_EXPECTED("W4030", "nothing-expected");

  private final String id;
  private final String title;

  PlanCode(String id, String title) {
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
