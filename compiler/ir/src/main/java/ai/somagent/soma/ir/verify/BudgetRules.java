package ai.somagent.soma.ir.verify;

import ai.somagent.soma.ir.BudgetIr;
import ai.somagent.soma.ir.ProgramIr;
import org.jspecify.annotations.Nullable;

/** A run has time, no ceiling is below zero, and all can hold the least the program does. */
final class BudgetRules {
  private static final long MAX = (1L << 53) - 1;

  private BudgetRules() {}

  static void check(ProgramIr program, Findings findings) {
    BudgetIr budget = program.budget();
    boolean usable =
        budget.wallClockMillis() > 0
            && isNatural(budget.wallClockMillis())
            && isNatural(budget.toolCalls())
            && isNatural(budget.tokens())
            && (budget.usd() == null || Double.isFinite(budget.usd()) && budget.usd() >= 0);
    if (!usable) {
      findings.add(
          IrRule.BUDGET_VALUE,
          "the wall clock of the budget must be above 0, its other ceilings not below");
    }
  }

  static void checkCalls(ProgramIr program, RegionTree tree, Findings findings) {
    CallBound bound = CallBound.of(tree);
    Long ceiling = program.budget().toolCalls();
    if (ceiling == null) {
      if (bound.worst() > 0) {
        findings.add(IrRule.BUDGET_CALLS, "the program calls tools but has no budget for it");
      }
    } else if (bound.best() > ceiling) {
      findings.add(
          IrRule.BUDGET_CALLS,
          "at least " + bound.best() + " calls are made, the budget allows " + ceiling);
    }
  }

  private static boolean isNatural(@Nullable Long value) {
    return value == null || value >= 0 && value <= MAX;
  }
}
