package ai.somagent.soma.type;

import ai.somagent.soma.checked.CheckedCapsule.CheckedBudget;
import ai.somagent.soma.source.Span;
import java.util.Set;

/**
 * A budget with its place.
 *
 * @param written the keys that the author gave
 * @param span where to report what is missing
 * @param sound whether there is a budget to report on
 */
record BudgetChecked(CheckedBudget budget, Set<String> written, Span span, boolean sound) {
  BudgetChecked {
    written = Set.copyOf(written);
  }
}
