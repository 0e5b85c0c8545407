package ai.somagent.soma.policy;

import ai.somagent.soma.checked.CheckedExpression;
import ai.somagent.soma.checked.CheckedOperation.ApproveOperation;
import ai.somagent.soma.checked.CheckedOperation.ApproverChecked;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Compares who must agree to two approvals. */
final class ApprovalStrength {
  private ApprovalStrength() {}

  /** Whether whoever may grant {@code one} could also have granted {@code other}. */
  static boolean isAtLeast(ApproveOperation one, ApproveOperation other) {
    return one.quorum() >= other.quorum()
        && one.refusals() <= other.refusals()
        && approvers(other.by()).containsAll(approvers(one.by()))
        && keys(one.except()).containsAll(keys(other.except()));
  }

  private static Set<Object> approvers(List<ApproverChecked> approvers) {
    Set<Object> keys = new HashSet<>();
    for (ApproverChecked approver : approvers) {
      keys.add(List.of(approver.kind(), key(approver.id())));
    }
    return keys;
  }

  private static Set<Object> keys(List<CheckedExpression> expressions) {
    Set<Object> keys = new HashSet<>();
    for (CheckedExpression expression : expressions) {
      keys.add(key(expression));
    }
    return keys;
  }

  /** Equal for equal values; one that only the run knows is equal to itself alone. */
  private static Object key(CheckedExpression expression) {
    Object known = new StaticEvaluation().evaluate(expression);
    @Nullable Object path = known instanceof StaticEvaluation.State ? path(expression) : known;
    return path == null ? expression : path;
  }

  private static @Nullable Object path(CheckedExpression expression) {
    return switch (expression) {
      case CheckedExpression.LocalChecked local -> local.symbol();
      case CheckedExpression.InputChecked input -> "input." + input.field();
      case CheckedExpression.SelectChecked select -> {
        Object target = path(select.target());
        yield target == null ? null : List.of(target, select.field());
      }
      default -> null;
    };
  }
}
