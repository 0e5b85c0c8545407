package ai.somagent.soma.bound;

import ai.somagent.soma.checked.CheckedCapsule;
import ai.somagent.soma.checked.CheckedCapsule.CheckedBudget;
import ai.somagent.soma.diagnostic.Diagnostic;
import ai.somagent.soma.diagnostic.RelatedSpan;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Compares what a run needs with its budget. */
final class BudgetCheck {
  private static final int MOST_PLACES = 3;

  private final CheckedCapsule capsule;
  private final CheckedBudget budget;
  private final BoundNode root;
  private final List<Diagnostic> diagnostics;

  BudgetCheck(CheckedCapsule capsule, BoundNode root, List<Diagnostic> diagnostics) {
    this.capsule = capsule;
    this.budget = capsule.budget();
    this.root = root;
    this.diagnostics = diagnostics;
  }

  void check() {
    Double usd = budget.usd();
    pool(Measure.CALLS, "tool_calls", "makes", "calls", budget.toolCalls());
    pool(Measure.TOKENS, "tokens", "needs", "tokens", budget.tokens());
    Long micro = usd == null ? null : (long) Math.floor(usd * 1_000_000);
    pool(Measure.MICRO_USD, "usd", "costs", "", micro);
    time();
  }

  private void pool(Measure measure, String key, String verb, String unit, @Nullable Long ceiling) {
    if (ceiling == null) {
      return;
    }
    long least = root.least().of(measure);
    long most = root.most().of(measure);
    String allows = ", but `" + key + "` allows " + amount(measure, ceiling, "");
    if (least > ceiling) {
      report(
          BoundCode.BUDGET_TOO_SMALL,
          measure,
          "a run " + verb + " at least " + amount(measure, least, unit) + allows,
          "raise `" + key + "`");
    } else if (most > ceiling) {
      String up = most == Amounts.UNBOUNDED ? "any number of " + unit : amount(measure, most, unit);
      report(
          BoundCode.BUDGET_MAY_PAUSE,
          measure,
          "a run " + verb + " up to " + up + allows,
          "at the limit it pauses and asks the owner of the budget: raise `"
              + key
              + (measure == Measure.MICRO_USD
                  ? "`; each attempt of a call may be charged"
                  : measure == Measure.TOKENS
                      ? "`, or give the `ask` a ceiling of its own, as in `budget(tokens: 4000)`"
                      : "`, or lower what the steps may need"));
    }
  }

  /** Reads may be slow and the run still in time; what somebody is given time for must fit. */
  private void time() {
    long ceiling = budget.wallClockMillis();
    long least = root.least().of(Measure.WALL_MILLIS);
    long waits = root.most().of(Measure.WAIT_MILLIS);
    String allows = ", but `wall_clock` allows " + time(ceiling);
    if (least > ceiling) {
      report(
          BoundCode.BUDGET_TOO_SMALL,
          Measure.WALL_MILLIS,
          "a run takes at least " + time(least) + allows,
          "raise `wall_clock`");
    } else if (waits > ceiling && waits != Amounts.UNBOUNDED) {
      report(
          BoundCode.WAITS_OUTLAST_RUN,
          Measure.WAIT_MILLIS,
          "a run may wait up to " + time(waits) + allows,
          "the run ends with `Timeout` before these waits do: raise `wall_clock`, or shorten them");
    }
  }

  private static String amount(Measure measure, long amount, String unit) {
    if (measure == Measure.MICRO_USD) {
      BigDecimal dollars = BigDecimal.valueOf(amount, 6).stripTrailingZeros();
      return "$" + dollars.setScale(Math.max(2, dollars.scale())).toPlainString();
    }
    return unit.isEmpty() ? String.valueOf(amount) : amount + " " + unit;
  }

  /** In the largest units, as the language writes it: {@code 1d2h}. */
  static String time(long millis) {
    long[] sizes = {86_400_000, 3_600_000, 60_000, 1_000, 1};
    String[] units = {"d", "h", "m", "s", "ms"};
    StringBuilder text = new StringBuilder();
    long rest = millis;
    for (int i = 0; i < sizes.length; i++) {
      if (rest >= sizes[i]) {
        text.append(rest / sizes[i]).append(units[i]);
        rest %= sizes[i];
      }
    }
    return "`" + (text.isEmpty() ? "0s" : text) + "`";
  }

  private void report(BoundCode code, Measure measure, String message, String help) {
    List<RelatedSpan> places = new ArrayList<>();
    for (BoundLine line : BoundLines.of(root, measure)) {
      if (places.size() < MOST_PLACES && line.span() != root.span()) {
        String times = line.times() > 1 ? ", up to " + line.times() + " times" : "";
        places.add(new RelatedSpan(line.source(), line.span(), line.what() + times));
      }
    }
    diagnostics.add(
        Diagnostic.of(code, capsule.source(), budget.span(), message)
            .withHelp(help)
            .withRelated(code == BoundCode.BUDGET_TOO_SMALL ? List.of() : places));
  }
}
