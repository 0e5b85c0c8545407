package ai.somagent.soma.type;

import ai.somagent.soma.checked.CheckedCapsule.CheckedBudget;
import ai.somagent.soma.checked.CheckedOperation.RunTaskOperation;
import ai.somagent.soma.checked.CheckedStep.CeilingChecked;
import ai.somagent.soma.checked.CheckedStep.EffectChecked;
import ai.somagent.soma.source.Span;
import org.jspecify.annotations.Nullable;

/** No effect is promised more than its whole run may use. */
final class CeilingRule {
  private final StepContext context;
  private final CheckedBudget budget;

  CeilingRule(StepContext context, CheckedBudget budget) {
    this.context = context;
    this.budget = budget;
  }

  /** Those inside a task are reported where it is run: another run of it may afford more. */
  void check() {
    for (StepContext.EffectUse use : context.uses()) {
      check(use.clauses().budget(), use.span());
      if (use.operation() instanceof RunTaskOperation run) {
        StepWalk.each(
            run.task().steps(),
            step -> {
              if (step instanceof EffectChecked effect) {
                check(effect.clauses().budget(), use.span());
              }
            });
      }
    }
  }

  private void check(@Nullable CeilingChecked ceiling, Span span) {
    if (ceiling != null) {
      require("tokens", ceiling.tokens(), budget.tokens(), span);
      require("tool_calls", ceiling.toolCalls(), budget.toolCalls(), span);
      require("usd", ceiling.usd(), budget.usd(), span);
    }
  }

  private void require(String key, @Nullable Number part, @Nullable Number whole, Span span) {
    if (part != null && whole != null && part.doubleValue() > whole.doubleValue()) {
      context.report(
          StepCode.CLAUSE_VALUE,
          span,
          "this may use " + part + " `" + key + "`, but the whole run only " + whole,
          "lower its `budget`, or raise that of the " + context.owner().noun());
    }
  }
}
