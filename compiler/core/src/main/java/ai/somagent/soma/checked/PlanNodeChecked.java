package ai.somagent.soma.checked;

import ai.somagent.soma.source.Span;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A node of a plan.
 *
 * @param after names of the nodes it waits for, written and used
 * @param condition whether it runs at all, or null
 * @param result variable that dependents read, null where the node gives nothing; optional in type
 *     where the node may be skipped
 * @param maker the steps that make the result
 * @param checks steps between maker and acceptance
 * @param accepts conditions in order
 * @param approval steps of the approval after acceptance, or empty
 * @param revise steps that replace the result; empty where the maker runs again
 * @param rounds most remediation rounds
 * @param mayBeSkipped {@code optional: true}
 */
public record PlanNodeChecked(
    Kind kind,
    String name,
    @Nullable String title,
    List<String> after,
    @Nullable CheckedExpression condition,
    @Nullable LocalSymbol result,
    List<CheckedStep> maker,
    List<CheckedStep> checks,
    List<CheckedExpression> accepts,
    List<CheckedStep> approval,
    List<CheckedStep> revise,
    int rounds,
    boolean mayBeSkipped,
    Span span) {
  public PlanNodeChecked {
    after = List.copyOf(after);
    maker = List.copyOf(maker);
    checks = List.copyOf(checks);
    accepts = List.copyOf(accepts);
    approval = List.copyOf(approval);
    revise = List.copyOf(revise);
  }

  /** What the node is. */
  public enum Kind {
    DELIVERABLE,
    MILESTONE,
    DEPLOY
  }
}
