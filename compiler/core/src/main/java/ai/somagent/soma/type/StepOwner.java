package ai.somagent.soma.type;

/** What a body of steps belongs to. */
enum StepOwner {
  CAPSULE("capsule", "`output`"),
  PLAN("plan", "`output`"),
  TASK("task", "result"),
  SIGNAL("signal", "result"),
  UPDATE("update", "result"),
  POLICY("policy", "result"),
  TEST("test", "result");

  private final String noun;
  private final String outcome;

  StepOwner(String noun, String outcome) {
    this.noun = noun;
    this.outcome = outcome;
  }

  /** What messages call it. */
  String noun() {
    return noun;
  }

  /** What messages call that which {@code return} gives. */
  String outcome() {
    return outcome;
  }

  /** Whether its steps all happen at once, so that they may not wait for anything. */
  boolean isAtomic() {
    return this == SIGNAL || this == UPDATE;
  }

  /** Whether its steps are the main line of a run. */
  boolean isMainLine() {
    return this == CAPSULE || this == PLAN;
  }
}
