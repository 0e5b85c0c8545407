package ai.somagent.soma.policy;

import ai.somagent.soma.checked.CheckedChildren;
import ai.somagent.soma.checked.CheckedExpression;
import ai.somagent.soma.checked.CheckedExpression.ErrorChecked;

/** Tells whether a condition has a part without a meaning, as facts that a step lacks become. */
final class MissingFacts {
  private MissingFacts() {}

  static boolean isIn(CheckedExpression condition) {
    if (condition instanceof ErrorChecked) {
      return true;
    }
    for (CheckedExpression part : CheckedChildren.of(condition)) {
      if (isIn(part)) {
        return true;
      }
    }
    return false;
  }
}
