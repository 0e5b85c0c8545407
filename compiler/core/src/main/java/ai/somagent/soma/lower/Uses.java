package ai.somagent.soma.lower;

import ai.somagent.soma.checked.CheckedChildren;
import ai.somagent.soma.checked.CheckedExpression;
import ai.somagent.soma.checked.CheckedExpression.LocalChecked;
import ai.somagent.soma.checked.CheckedExpression.MacroChecked;
import ai.somagent.soma.checked.LocalSymbol;

/** Counts how often a variable is read. */
final class Uses {
  private Uses() {}

  /** Reads of {@code symbol} in {@code expression}; one in the body of a macro counts as many. */
  static int count(CheckedExpression expression, LocalSymbol symbol) {
    if (expression instanceof LocalChecked local) {
      return local.symbol() == symbol ? 1 : 0;
    }
    if (expression instanceof MacroChecked macro) {
      int inBodies = 0;
      for (CheckedExpression body : macro.bodies()) {
        inBodies += 2 * count(body, symbol);
      }
      return count(macro.range(), symbol) + inBodies;
    }
    int total = 0;
    for (CheckedExpression child : CheckedChildren.of(expression)) {
      total += count(child, symbol);
    }
    return total;
  }
}
