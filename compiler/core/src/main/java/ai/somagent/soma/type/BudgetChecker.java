package ai.somagent.soma.type;

import ai.somagent.soma.bind.NameReports;
import ai.somagent.soma.checked.CheckedCapsule.CheckedBudget;
import ai.somagent.soma.diagnostic.Diagnostic;
import ai.somagent.soma.diagnostic.DiagnosticSink;
import ai.somagent.soma.source.Span;
import ai.somagent.soma.syntax.ArgumentSyntax;
import ai.somagent.soma.syntax.CapsuleSyntax;
import ai.somagent.soma.syntax.CapsuleSyntax.BudgetMember;
import ai.somagent.soma.syntax.NameSyntax;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Checks {@code budget(…)}. */
final class BudgetChecker {
  private static final List<String> KEYS = List.of("tokens", "usd", "tool_calls", "wall_clock");

  /** Stands for a time that has been reported as missing or wrong, and allows everything. */
  private static final long UNKNOWN = Long.MAX_VALUE;

  private final ModuleScope names;
  private final DiagnosticSink sink;
  private final SettingChecker constants;

  BudgetChecker(ModuleScope names, DiagnosticSink sink) {
    this.names = names;
    this.sink = sink;
    this.constants = new SettingChecker(names, sink);
  }

  BudgetChecked check(@Nullable BudgetMember member, CapsuleSyntax capsule) {
    if (member == null) {
      if (!capsule.name().isMissing()) {
        report(
            StepCode.MISSING_MEMBER,
            capsule.name().span(),
            "capsule `" + capsule.name().text() + "` has no `budget`",
            "add one, as in `budget(wall_clock: 10m)`");
      }
      return new BudgetChecked(
          new CheckedBudget(UNKNOWN, null, null, null, null),
          Set.of(),
          capsule.name().span(),
          false);
    }
    Map<String, ArgumentSyntax> byKey = byKey(member);
    Span keyword = CapsuleMembers.keyword(member.span(), "budget");
    if (!byKey.containsKey("wall_clock")) {
      report(
          StepCode.MISSING_BUDGET,
          keyword,
          "the budget has no `wall_clock`",
          "every run ends some time: add a limit, as in `wall_clock: 10m`");
    }
    return new BudgetChecked(read(byKey), byKey.keySet(), keyword, true);
  }

  private Map<String, ArgumentSyntax> byKey(BudgetMember member) {
    Map<String, ArgumentSyntax> byKey = new LinkedHashMap<>();
    for (ArgumentSyntax argument : member.arguments()) {
      NameSyntax key = argument.name();
      if (key == null) {
        continue; // The parser has said that a ceiling needs a name.
      }
      if (!KEYS.contains(key.text())) {
        sink.report(
            NameReports.unknown(
                StepCode.UNKNOWN_BUDGET,
                names.source(),
                key,
                "a budget has no `" + key.text() + "`",
                KEYS));
      } else if (byKey.putIfAbsent(key.text(), argument) != null) {
        report(
            StepCode.REPEATED_MEMBER,
            key.span(),
            "`" + key.text() + "` stands twice in this budget",
            null);
      }
    }
    return byKey;
  }

  private CheckedBudget read(Map<String, ArgumentSyntax> byKey) {
    ArgumentSyntax time = byKey.get("wall_clock");
    Long millis = time == null ? null : constants.millis(time.value());
    if (time != null && millis != null && millis <= 0) {
      report(StepCode.CLAUSE_VALUE, time.value().span(), "`wall_clock` is above `0s`", null);
    }
    return new CheckedBudget(
        millis == null || millis <= 0 ? UNKNOWN : millis,
        count(byKey.get("tool_calls")),
        count(byKey.get("tokens")),
        dollars(byKey.get("usd")),
        null);
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
      report(StepCode.CLAUSE_VALUE, argument.value().span(), "a ceiling is not below zero", null);
    }
    return number;
  }

  private void report(StepCode code, Span span, String message, @Nullable String help) {
    sink.report(Diagnostic.of(code, names.source(), span, message).withHelp(help));
  }
}
