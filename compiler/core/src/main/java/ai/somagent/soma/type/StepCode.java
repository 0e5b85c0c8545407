package ai.somagent.soma.type;

import ai.somagent.soma.diagnostic.DiagnosticCode;
import ai.somagent.soma.diagnostic.Severity;

/** Messages about capsules and their steps. */
public enum StepCode implements DiagnosticCode {
  UNREACHABLE_STEP("E4001", "unreachable-step"),
  MISSING_RETURN("E4002", "missing-return"),
  MISSING_YIELD("E4003", "missing-yield"),
  RETURN_VALUE("E4004", "return-value"),
  MISPLACED_EXIT("E4005", "misplaced-exit"),
  LEAVES_BRANCH("E4006", "leaves-branch"),
  MATCH_NOT_EXHAUSTIVE("E4007", "match-not-exhaustive"),
  UNREACHABLE_CASE("E4008", "unreachable-case"),
  WRONG_PATTERN("E4009", "wrong-pattern"),
  UNBOUNDED_LOOP("E4010", "unbounded-loop"),
  NOT_ITERABLE("E4011", "not-iterable"),
  NOT_CONSTANT("E4012", "not-constant"),
  CLAUSE_VALUE("E4013", "clause-value"),
  REPEATED_CLAUSE("E4014", "repeated-clause"),
  RETRY_NOT_IDEMPOTENT("E4015", "retry-not-idempotent"),
  NO_RESULT("E4016", "no-result"),
  CANNOT_ARISE("E4017", "cannot-arise"),
  ALREADY_CAUGHT("E4018", "already-caught"),
  MISPLACED_BRANCH("E4019", "misplaced-branch"),
  NOT_AN_ERROR("E4020", "not-an-error"),
  ARMS_DIFFER("E4021", "arms-differ"),
  UNUSED_VALUE("E4022", "unused-value"),
  TOO_LARGE("E4023", "too-large"),
  MISSING_MEMBER("E4030", "missing-member"),
  REPEATED_MEMBER("E4031", "repeated-member"),
  SETTING_VALUE("E4032", "setting-value"),
  CAPSULE_VERSION("E4033", "capsule-version"),
  RISK_TOO_LOW("E4034", "risk-too-low"),
  UNKNOWN_BUDGET("E4035", "unknown-budget"),
  MISSING_BUDGET("E4036", "missing-budget"),
  MISSING_COST("E4037", "missing-cost"),
  OUTPUT_NAME("E4038", "output-name"),
  CANNOT_SET("E4060", "cannot-set"),
  SHARED_WRITE("E4061", "shared-write"),
  TOO_FEW_ARMS("E4062", "too-few-arms"),
  LEAVES_CLEANUP("E4063", "leaves-cleanup"),
  MISPLACED_CHECKPOINT("E4064", "misplaced-checkpoint"),
  NOT_ATOMIC("E4065", "not-atomic"),
  REPEATED_NAME("E4066", "repeated-name"),
  TOPIC_FILTER("E4067", "topic-filter"),
  WRONG_SCHEDULE("E4068", "wrong-schedule"),
  MISSING_OWNER("W4001", "missing-owner"),
  DEAD_ARM("W4024", "dead-arm");

  private final String id;
  private final String title;

  StepCode(String id, String title) {
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
