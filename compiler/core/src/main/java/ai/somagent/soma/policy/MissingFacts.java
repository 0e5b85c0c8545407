package ai.somagent.soma.policy;

import ai.somagent.soma.checked.CheckedChildren;
import ai.somagent.soma.checked.CheckedExpression;
import ai.somagent.soma.checked.CheckedExpression.ErrorChecked;

/** Tells whether a condition still reads a fact that its step does not have. */
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
