package ai.somagent.soma.type;

import ai.somagent.soma.bind.NameReports;
import ai.somagent.soma.bind.NearName;
import ai.somagent.soma.checked.CheckedCapsule.CheckedBudget;
import ai.somagent.soma.diagnostic.Diagnostic;
import ai.somagent.soma.diagnostic.DiagnosticSink;
import ai.somagent.soma.source.Span;
import ai.somagent.soma.syntax.ArgumentSyntax;
import ai.somagent.soma.syntax.CapsuleSyntax;
import ai.somagent.soma.syntax.CapsuleSyntax.BudgetMember;
import ai.somagent.soma.syntax.NameSyntax;
import ai.somagent.soma.syntax.PlanSyntax;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Checks {@code budget(…)}. */
final class BudgetChecker {
  private static final List<String> CAPSULE_KEYS =
      List.of("tokens", "usd", "tool_calls", "wall_clock");
  private static final List<String> PLAN_KEYS =
      List.of("tokens", "usd", "tool_calls", "wall_clock", "concurrency");

  /** Stands for a time that has been reported as missing or wrong, and allows everything. */
  private static final long UNKNOWN = Long.MAX_VALUE;

  /** More nodes at once than any plan needs. */
  private static final int MOST_NODES = 100;

  private final ModuleScope names;
  private final DiagnosticSink sink;
  private final SettingChecker constants;
  private final CeilingAmounts amounts;

  BudgetChecker(ModuleScope names, DiagnosticSink sink) {
    this.names = names;
    this.sink = sink;
    this.constants = new SettingChecker(names, sink);
    this.amounts = new CeilingAmounts(constants, names.source(), sink);
  }

  BudgetChecked check(@Nullable BudgetMember member, CapsuleSyntax capsule) {
    return member == null
        ? missing(capsule.name(), StepOwner.CAPSULE)
        : check(member.arguments(), member.span(), CAPSULE_KEYS);
  }

  BudgetChecked check(PlanSyntax.@Nullable BudgetMember member, PlanSyntax plan) {
    return member == null
        ? missing(plan.name(), StepOwner.PLAN)
        : check(member.arguments(), member.span(), PLAN_KEYS);
  }

  private BudgetChecked missing(NameSyntax owner, StepOwner kind) {
    if (!owner.isMissing()) {
      report(
          StepCode.MISSING_MEMBER,
          owner.span(),
          kind.noun() + " `" + owner.text() + "` has no `budget`",
          "add one, as in `budget(wall_clock: 10m)`");
    }
    return new BudgetChecked(
        new CheckedBudget(UNKNOWN, null, null, null, null, owner.span()),
        Set.of(),
        owner.span(),
        false);
  }

  private BudgetChecked check(List<ArgumentSyntax> arguments, Span whole, List<String> keys) {
    Map<String, ArgumentSyntax> byKey = byKey(arguments, keys);
    Span keyword = CapsuleMembers.keyword(whole, "budget");
    if (!byKey.containsKey("wall_clock")) {
      report(
          StepCode.MISSING_BUDGET,
          keyword,
          "the budget has no `wall_clock`",
          "every run ends some time: add a limit, as in `wall_clock: 10m`");
    }
    return new BudgetChecked(read(byKey, keyword), byKey.keySet(), keyword, true);
  }

  private Map<String, ArgumentSyntax> byKey(List<ArgumentSyntax> arguments, List<String> keys) {
    Map<String, ArgumentSyntax> byKey = new LinkedHashMap<>();
    for (ArgumentSyntax argument : arguments) {
      NameSyntax key = argument.name();
      if (key == null) {
        continue; // The parser has said that a ceiling needs a name.
      }
      if (!keys.contains(key.text())) {
        sink.report(
            NameReports.unknown(
                StepCode.UNKNOWN_BUDGET,
                names.source(),
                key,
                "a budget has no `" + key.text() + "`",
                keys));
        String meant = NearName.find(key.text(), keys);
        if (meant != null) {
          // One slip is one message: what was meant is not missing, too.
          byKey.putIfAbsent(meant, argument);
        }
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

  private CheckedBudget read(Map<String, ArgumentSyntax> byKey, Span keyword) {
    ArgumentSyntax time = byKey.get("wall_clock");
    Long millis = time == null ? null : constants.millis(time.value());
    if (time != null && millis != null && millis <= 0) {
      report(StepCode.CLAUSE_VALUE, time.value().span(), "`wall_clock` is above `0s`", null);
    }
    return new CheckedBudget(
        millis == null || millis <= 0 ? UNKNOWN : millis,
        amounts.count(byKey.get("tool_calls")),
        amounts.count(byKey.get("tokens")),
        amounts.dollars(byKey.get("usd")),
        concurrency(byKey.get("concurrency")),
        keyword);
  }

  private @Nullable Integer concurrency(@Nullable ArgumentSyntax argument) {
    Long nodes = argument == null ? null : constants.integer(argument.value());
    if (argument != null && nodes != null && (nodes < 1 || nodes > MOST_NODES)) {
      report(
          StepCode.CLAUSE_VALUE,
          argument.value().span(),
          "`concurrency` is at least 1 and at most " + MOST_NODES,
          null);
      return null;
    }
    return nodes == null ? null : nodes.intValue();
  }

  private void report(StepCode code, Span span, String message, @Nullable String help) {
    sink.report(Diagnostic.of(code, names.source(), span, message).withHelp(help));
  }
}
