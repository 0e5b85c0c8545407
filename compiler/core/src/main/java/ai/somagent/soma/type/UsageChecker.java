package ai.somagent.soma.type;

import ai.somagent.soma.bind.NameReports;
import ai.somagent.soma.checked.CheckedStep;
import ai.somagent.soma.checked.ToolActionSymbol;
import ai.somagent.soma.diagnostic.RelatedSpan;
import ai.somagent.soma.source.Span;
import ai.somagent.soma.syntax.NameSyntax;
import ai.somagent.soma.syntax.SettingSyntax;
import ai.somagent.soma.type.EffectDemands.Demand;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Compares what the steps of a capsule use with what it declares. */
final class UsageChecker {
  /** The machine takes no larger program. */
  private static final int MOST_STEPS = 20_000;

  private static final List<String> RISKS = List.of("low", "medium", "high", "critical");

  private final StepContext context;
  private final NameSyntax name;
  private final List<Demand> demands;

  /**
   * @param name of the capsule or plan
   */
  UsageChecker(StepContext context, NameSyntax name) {
    this.context = context;
    this.name = name;
    this.demands = EffectDemands.of(context.uses());
  }

  private String whole() {
    return context.owner().noun() + " `" + name.text() + "`";
  }

  void checkSize(List<CheckedStep> steps) {
    int count = StepCount.of(steps);
    if (count > MOST_STEPS) {
      context.report(
          StepCode.TOO_LARGE,
          name.span(),
          whole() + " has more than " + MOST_STEPS + " steps",
          "use loops, or split it into several capsules");
    }
  }

  void checkBudget(BudgetChecked budget) {
    if (!budget.sound()) {
      return;
    }
    new CeilingRule(context, budget.budget()).check();
    require(budget, "tool_calls", "10", Demand::calls);
    require(budget, "tokens", "8000", Demand::tokens);
    require(budget, "usd", "1.0", Demand::money);
    for (Demand demand : demands) {
      ToolActionSymbol action = demand.action();
      if (budget.written().contains("usd")
          && action != null
          && action.costUsd() == null
          && changesSomething(action)) {
        reportNoCost(action, demand.span());
      }
    }
  }

  private void require(BudgetChecked budget, String key, String example, Predicate<Demand> needs) {
    if (budget.written().contains(key)) {
      return;
    }
    for (Demand demand : demands) {
      if (needs.test(demand)) {
        context.report(
            context
                .diagnostic(
                    StepCode.MISSING_BUDGET,
                    budget.span(),
                    "the budget has no `"
                        + key
                        + "`, but the "
                        + context.owner().noun()
                        + " "
                        + demand.what())
                .withHelp("add the most that one run may use, as in `" + key + ": " + example + "`")
                .withRelated(
                    List.of(new RelatedSpan(context.names().source(), demand.span(), "here"))));
        return;
      }
    }
  }

  private void reportNoCost(ToolActionSymbol action, Span span) {
    context.report(
        StepCode.MISSING_COST,
        span,
        "`" + action.tool() + "." + action.action() + "` does not say what a call costs",
        "the budget limits `usd`, so the action needs a `cost`; `cost: 0` says that it is free");
  }

  private static boolean changesSomething(ToolActionSymbol action) {
    return action.effect().equals("write") || action.effect().equals("irreversible");
  }

  /** The risk in force: what is declared, and never less than the steps have. */
  String risk(CapsuleSettings settings) {
    if (settings.lacksOwner() && !name.isMissing()) {
      context.report(
          StepCode.MISSING_OWNER,
          name.span(),
          whole() + " has no `owner`",
          "say who answers for it, as in `owner: \"team:payments\"`");
    }
    String computed = computedRisk();
    String declared = settings.risk();
    SettingSyntax setting = settings.riskSetting();
    if (declared == null || setting == null) {
      return computed;
    }
    if (RISKS.indexOf(declared) < RISKS.indexOf(computed)) {
      reportTooLow(setting, declared, computed);
      return computed;
    }
    return declared;
  }

  private String computedRisk() {
    int highest = 0;
    for (Demand demand : demands) {
      highest = Math.max(highest, RISKS.indexOf(demand.risk()));
    }
    return RISKS.get(highest);
  }

  private void reportTooLow(SettingSyntax setting, String declared, String computed) {
    context.report(
        context
            .diagnostic(
                StepCode.RISK_TOO_LOW,
                setting.value().span(),
                "the risk is at least `" + computed + "`, not `" + declared + "`")
            .withHelp(cause(computed))
            .withFixes(
                List.of(
                    NameReports.replace(
                        setting.value().span(), computed, "Change to `" + computed + "`"))));
  }

  private @Nullable String cause(String computed) {
    for (Demand demand : demands) {
      if (demand.risk().equals(computed)) {
        return "it " + demand.what() + ", whose risk is `" + computed + "`";
      }
    }
    return null;
  }
}
