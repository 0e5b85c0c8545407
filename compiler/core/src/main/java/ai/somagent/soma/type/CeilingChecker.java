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
import org.jspecify.annotations.Nullable;

/** Checks the {@code budget(…)} of one effect. */
final class CeilingChecker {
  private static final List<String> KEYS = List.of("tokens", "usd", "tool_calls");

  private final StepContext context;
  private final SettingChecker constants;

  CeilingChecker(StepContext context) {
    this.context = context;
    this.constants = context.settings();
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
        count(byKey.get("tokens")), dollars(byKey.get("usd")), count(byKey.get("tool_calls")));
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

  private @Nullable Long count(@Nullable ArgumentSyntax argument) {
    Long count = argument == null ? null : constants.integer(argument.value());
    return argument == null ? null : requireNatural(count, argument);
  }

  private @Nullable Double dollars(@Nullable ArgumentSyntax argument) {
    Double amount = argument == null ? null : constants.number(argument.value());
    return argument == null ? null : requireNatural(amount, argument);
  }

  private <N extends Number> @Nullable N requireNatural(
      @Nullable N number, ArgumentSyntax argument) {
    if (number != null && number.doubleValue() < 0) {
      context.report(StepCode.CLAUSE_VALUE, argument.value().span(), "a ceiling is not below zero");
    }
    return number;
  }
}
