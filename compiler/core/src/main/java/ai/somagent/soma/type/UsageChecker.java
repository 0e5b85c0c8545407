package ai.somagent.soma.type;

import ai.somagent.soma.bind.NameReports;
import ai.somagent.soma.checked.CheckedStep;
import ai.somagent.soma.checked.ToolActionSymbol;
import ai.somagent.soma.source.Span;
import ai.somagent.soma.syntax.NameSyntax;
import ai.somagent.soma.syntax.SettingSyntax;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Compares what the steps of a capsule use with what it declares. */
final class UsageChecker {
  /** The machine takes no larger program. */
  private static final int MOST_STEPS = 20_000;

  private static final List<String> RISKS = List.of("low", "medium", "high", "critical");

  private final StepContext context;
  private final NameSyntax name;

  /**
   * @param name of the capsule or plan
   */
  UsageChecker(StepContext context, NameSyntax name) {
    this.context = context;
    this.name = name;
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

  void checkBudget(BudgetChecked budget, List<CheckedStep> steps) {
    if (!budget.sound() || context.calls().isEmpty()) {
      return;
    }
    checkLeast(budget, steps);
    if (!budget.written().contains("tool_calls")) {
      reportMissing(budget.span(), "tool_calls", "the steps call tools");
    }
    boolean limited = budget.written().contains("usd");
    for (StepContext.CallUse call : context.calls()) {
      Double cost = call.action().costUsd();
      if (limited && cost == null && changesSomething(call.action())) {
        reportNoCost(call);
      } else if (!limited && cost != null && cost > 0) {
        reportMissing(budget.span(), "usd", "`" + shortName(call.action()) + "` costs money");
        return;
      }
    }
  }

  private void checkLeast(BudgetChecked budget, List<CheckedStep> steps) {
    Long ceiling = budget.budget().toolCalls();
    long least = LeastCalls.of(steps);
    if (ceiling != null && least > ceiling && !context.isBroken()) {
      context.report(
          StepCode.BUDGET_TOO_SMALL,
          budget.span(),
          "a run makes at least " + least + " calls, but `tool_calls` allows " + ceiling,
          "raise `tool_calls`");
    }
  }

  private void reportMissing(Span span, String key, String why) {
    context.report(
        StepCode.MISSING_BUDGET,
        span,
        "the budget has no `" + key + "`, but " + why,
        "add the most that one run may use, as in `" + key + ": 10`");
  }

  private void reportNoCost(StepContext.CallUse call) {
    context.report(
        StepCode.MISSING_COST,
        call.span(),
        "`" + shortName(call.action()) + "` does not say what a call costs",
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
    for (StepContext.CallUse call : context.calls()) {
      highest = Math.max(highest, RISKS.indexOf(call.action().risk()));
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
    for (StepContext.CallUse call : context.calls()) {
      if (call.action().risk().equals(computed)) {
        return "it calls `" + shortName(call.action()) + "`, whose risk is `" + computed + "`";
      }
    }
    return null;
  }

  private static String shortName(ToolActionSymbol action) {
    return action.tool() + "." + action.action();
  }
}
