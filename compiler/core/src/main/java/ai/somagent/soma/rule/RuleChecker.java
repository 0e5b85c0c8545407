package ai.somagent.soma.rule;

import ai.somagent.soma.checked.CheckedCapsule;
import ai.somagent.soma.diagnostic.DiagnosticSink;
import java.util.List;

/** Applies every rule to a capsule in one walk. */
public final class RuleChecker {
  private RuleChecker() {}

  /**
   * Reports what the rules say about one capsule.
   *
   * @param capsule checked without errors; where meaning is missing, rules would guess
   */
  public static void check(CheckedCapsule capsule, DiagnosticSink sink) {
    List<CapsuleRule> rules =
        List.of(
            new UnusedLetRule(capsule.source(), sink),
            new UnusedReadRule(capsule.source(), sink),
            new StateRule(capsule.source(), sink),
            new UnguardedRule(capsule.source(), sink),
            new NeverValueRule(capsule.source(), sink));
    CapsuleWalk walk = new CapsuleWalk(rules);
    capsule.members().forEach(walk::walk);
    walk.walk(capsule.steps());
    new NoUndoRule(capsule.source(), sink).check(capsule.steps());
    for (CapsuleRule rule : rules) {
      rule.finish();
    }
  }
}
