package ai.somagent.soma.type;

import ai.somagent.soma.bind.NameReports;
import ai.somagent.soma.checked.CheckedStep.CeilingChecked;
import ai.somagent.soma.diagnostic.Diagnostic;
import ai.somagent.soma.syntax.ArgumentSyntax;
import ai.somagent.soma.syntax.ClauseSyntax.BudgetSyntax;
import ai.somagent.soma.syntax.NameSyntax;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Checks the {@code budget(…)} of one effect. */
final class CeilingChecker {
  private static final List<String> KEYS = List.of("tokens", "usd", "tool_calls");

  private final StepContext context;
  private final CeilingAmounts amounts;

  CeilingChecker(StepContext context) {
    this.context = context;
    this.amounts = new CeilingAmounts(context.settings(), context.names().source(), context.sink());
  }

  CeilingChecked check(BudgetSyntax syntax) {
    if (syntax.arguments().isEmpty()) {
      context.report(
          StepCode.CLAUSE_VALUE,
          syntax.span(),
          "a `budget` without a ceiling limits nothing",
          "say how much, as in `budget(usd: 1.0)`");
    }
    Map<String, ArgumentSyntax> byKey = new LinkedHashMap<>();
    for (ArgumentSyntax argument : syntax.arguments()) {
      NameSyntax key = argument.name();
      if (key == null || key.isMissing()) {
        continue; // The parser has said that a ceiling needs a name.
      }
      if (!KEYS.contains(key.text())) {
        reportUnknown(key);
      } else if (byKey.putIfAbsent(key.text(), argument) != null) {
        context.report(
            TypeCode.REPEATED_ARGUMENT, key.span(), "`" + key.text() + "` is given twice");
      }
    }
    return new CeilingChecked(
        amounts.count(byKey.get("tokens")),
        amounts.dollars(byKey.get("usd")),
        amounts.count(byKey.get("tool_calls")));
  }

  private void reportUnknown(NameSyntax key) {
    if (key.text().equals("wall_clock")) {
      context.report(
          StepCode.UNKNOWN_BUDGET,
          key.span(),
          "the time of one effect is no part of its `budget`",
          "write `within 10m` after it");
      return;
    }
    Diagnostic unknown =
        NameReports.unknown(
            StepCode.UNKNOWN_BUDGET,
            context.names().source(),
            key,
            "the budget of an effect has no `" + key.text() + "`",
            KEYS);
    context.report(
        unknown.help() == null
            ? unknown.withHelp("it has " + SettingChecker.listed(KEYS))
            : unknown);
  }
}
