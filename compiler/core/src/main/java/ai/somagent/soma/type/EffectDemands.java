package ai.somagent.soma.type;

import ai.somagent.soma.checked.CheckedCapsule;
import ai.somagent.soma.checked.CheckedOperation;
import ai.somagent.soma.checked.CheckedOperation.AskOperation;
import ai.somagent.soma.checked.CheckedOperation.CallOperation;
import ai.somagent.soma.checked.CheckedOperation.RunCapsuleOperation;
import ai.somagent.soma.checked.CheckedOperation.RunTaskOperation;
import ai.somagent.soma.checked.CheckedStep.CeilingChecked;
import ai.somagent.soma.checked.CheckedStep.EffectChecked;
import ai.somagent.soma.checked.ToolActionSymbol;
import ai.somagent.soma.source.Span;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What effects need of a budget, and how risky they are. */
final class EffectDemands {
  private final List<Demand> demands = new ArrayList<>();

  private EffectDemands() {}

  /**
   * One effect.
   *
   * @param what for messages: {@code it calls `files.read`}
   * @param action the action that is called, or null
   */
  record Demand(
      String what,
      Span span,
      String risk,
      boolean calls,
      boolean tokens,
      boolean money,
      @Nullable ToolActionSymbol action) {}

  /** In order of place; those of a task stand where it is run. */
  static List<Demand> of(List<StepContext.EffectUse> uses) {
    EffectDemands all = new EffectDemands();
    for (StepContext.EffectUse use : uses) {
      all.add(use.operation(), use.clauses().budget(), use.span());
    }
    return all.demands;
  }

  private void add(CheckedOperation operation, @Nullable CeilingChecked ceiling, Span span) {
    if (operation instanceof CallOperation call) {
      addAction(call.action(), span, "calls");
    } else if (operation instanceof AskOperation ask) {
      String name = "`" + ask.persona().name() + "`";
      demands.add(new Demand("asks " + name, span, "low", false, true, true, null));
      ask.tools().forEach(tool -> addAction(tool, span, "lets " + name + " call"));
    } else if (operation instanceof RunCapsuleOperation run) {
      demands.add(run.detached() ? started(run, ceiling, span) : child(run, span));
    } else if (operation instanceof RunTaskOperation run) {
      StepWalk.each(
          run.task().steps(),
          step -> {
            if (step instanceof EffectChecked effect
                && !(effect.operation() instanceof RunTaskOperation)) {
              add(effect.operation(), effect.clauses().budget(), span);
            }
          });
    }
    if (ceiling != null) {
      demands.add(limited(ceiling, span));
    }
  }

  /** What is limited for one effect is limited for the run. */
  private static Demand limited(CeilingChecked ceiling, Span span) {
    return new Demand(
        "limits it for one step",
        span,
        "low",
        ceiling.toolCalls() != null,
        ceiling.tokens() != null,
        ceiling.usd() != null,
        null);
  }

  private void addAction(ToolActionSymbol action, Span span, String verb) {
    String what = verb + " `" + action.tool() + "." + action.action() + "`";
    boolean costs = action.costUsd() != null && action.costUsd() > 0;
    demands.add(new Demand(what, span, action.risk(), true, false, costs, action));
  }

  /** What a child uses counts as its parent's. */
  private static Demand child(RunCapsuleOperation run, Span span) {
    CheckedCapsule.CheckedBudget budget = run.capsule().budget();
    return new Demand(
        "runs `" + run.capsule().name() + "`",
        span,
        run.capsule().risk(),
        budget.toolCalls() != null,
        budget.tokens() != null,
        budget.usd() != null,
        null);
  }

  /** What a run of its own gets is moved out of the budget. */
  private static Demand started(
      RunCapsuleOperation run, @Nullable CeilingChecked moved, Span span) {
    return new Demand(
        "starts `" + run.capsule().name() + "`",
        span,
        run.capsule().risk(),
        moved != null && moved.toolCalls() != null,
        moved != null && moved.tokens() != null,
        moved != null && moved.usd() != null,
        null);
  }
}
