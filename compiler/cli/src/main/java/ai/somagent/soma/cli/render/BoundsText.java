package ai.somagent.soma.cli.render;

import ai.somagent.soma.bound.Amounts;
import ai.somagent.soma.bound.BoundLine;
import ai.somagent.soma.bound.BoundReport;
import ai.somagent.soma.bound.Measure;
import ai.somagent.soma.checked.CheckedCapsule;
import ai.somagent.soma.checked.CheckedCapsule.CheckedBudget;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Bounds for people: a table beside the budget, and the lines that its numbers come from. */
final class BoundsText {
  private static final int FIRST = 3;

  /** In the order in which an operator asks for them. */
  private static final List<Measure> MEASURES =
      List.of(
          Measure.CALLS,
          Measure.TOKENS,
          Measure.MICRO_USD,
          Measure.APPROVALS,
          Measure.WALL_MILLIS,
          Measure.WAIT_MILLIS,
          Measure.UNDO_MILLIS,
          Measure.EVENTS,
          Measure.BYTES,
          Measure.WORKFLOW_TASKS,
          Measure.FAN_OUT);

  private static final List<Measure> TAKEN_APART =
      List.of(
          Measure.CALLS,
          Measure.TOKENS,
          Measure.MICRO_USD,
          Measure.APPROVALS,
          Measure.UNDO_MILLIS,
          Measure.WALL_MILLIS,
          Measure.EVENTS);

  private final CheckedCapsule capsule;
  private final BoundReport bounds;
  private final Function<BoundLine, String> place;
  private final StringBuilder out = new StringBuilder();

  /** {@code place} says where a line stands. */
  BoundsText(CapsuleExplanation explained, Function<BoundLine, String> place) {
    this.capsule = explained.capsule();
    this.bounds = explained.bounds();
    this.place = place;
  }

  /** {@code why} is the number that is taken apart in full; null for the largest parts of each. */
  String render(@Nullable Measure why) {
    table();
    if (why != null) {
      whole(why);
      return out.toString();
    }
    out.append("\nwhere the most comes from (`--why` takes any number apart in full)\n");
    for (Measure measure : TAKEN_APART) {
      if (bounds.most().of(measure) > 0) {
        largest(measure);
      }
    }
    return out.toString();
  }

  private void table() {
    row("a run needs", "at least", "at most", "budget");
    for (Measure measure : MEASURES) {
      long most = bounds.most().of(measure);
      if (most > 0) {
        row(
            "  " + AmountText.name(measure),
            AmountText.of(measure, bounds.least().of(measure)),
            AmountText.of(measure, most),
            ceiling(measure));
      }
    }
    if (bounds.asksModels()) {
      out.append("what models cost is not known here\n");
    }
    long waits = bounds.most().of(Measure.WAIT_MILLIS);
    if (waits > capsule.budget().wallClockMillis()) {
      String limit = AmountText.of(Measure.WALL_MILLIS, capsule.budget().wallClockMillis());
      out.append("waits may outlast the run: `wall_clock` ends it after ").append(limit);
      out.append(" with `Timeout`\n");
    }
  }

  private void row(String name, String least, String most, String budget) {
    String text = String.format(Locale.ROOT, "%-24s %12s %14s %12s", name, least, most, budget);
    out.append(text.stripTrailing()).append('\n');
  }

  private String ceiling(Measure measure) {
    CheckedBudget budget = capsule.budget();
    Long ceiling =
        switch (measure) {
          case CALLS -> budget.toolCalls();
          case TOKENS -> budget.tokens();
          case MICRO_USD -> micros(budget.usd());
          case WALL_MILLIS -> Long.valueOf(budget.wallClockMillis());
          case WAIT_MILLIS, EVENTS, BYTES, WORKFLOW_TASKS, FAN_OUT, APPROVALS, UNDO_MILLIS -> null;
        };
    return ceiling == null ? "" : AmountText.of(measure, ceiling);
  }

  private static @Nullable Long micros(@Nullable Double usd) {
    return usd == null ? null : (long) Math.floor(usd * 1_000_000);
  }

  /** Every line. */
  private void whole(Measure measure) {
    List<BoundLine> found = bounds.lines(measure);
    out.append('\n').append(AmountText.name(measure)).append(": at most ");
    out.append(AmountText.of(measure, bounds.most().of(measure))).append(", which come from\n");
    if (found.isEmpty()) {
      out.append("  nothing in this capsule\n");
    }
    found.forEach(line -> line(measure, line));
    limit(measure, found);
  }

  private void largest(Measure measure) {
    List<BoundLine> found = bounds.lines(measure);
    out.append("  ").append(AmountText.name(measure)).append(": at most ");
    out.append(AmountText.of(measure, bounds.most().of(measure))).append('\n');
    int shown = found.size() == FIRST + 1 ? FIRST + 1 : FIRST;
    found.stream().limit(shown).forEach(line -> line(measure, line));
    if (found.size() > shown) {
      out.append(String.format(Locale.ROOT, "  %14s  ", "…")).append(found.size() - shown);
      out.append(" more: `--why ").append(measure.name().toLowerCase(Locale.ROOT)).append("`\n");
    }
    limit(measure, found);
  }

  private void line(Measure measure, BoundLine line) {
    String total = AmountText.of(measure, line.total());
    out.append(String.format(Locale.ROOT, "  %14s  ", total)).append(place.apply(line));
    out.append(": ").append(line.what());
    if (line.times() > 1) {
      out.append(", ").append(AmountText.of(measure, line.each())).append(" × ");
      out.append(line.times());
    }
    out.append('\n');
  }

  /** Where a limit around the lines is lower than their sum. */
  private void limit(Measure measure, List<BoundLine> found) {
    long sum = 0;
    for (BoundLine line : found) {
      sum = line.total() > Amounts.UNBOUNDED - sum ? Amounts.UNBOUNDED : sum + line.total();
    }
    if (sum > bounds.most().of(measure)) {
      String most = AmountText.of(measure, bounds.most().of(measure));
      String who = measure == Measure.WALL_MILLIS ? "`wall_clock`" : "a limit around them";
      out.append(String.format(Locale.ROOT, "  %14s  ", "but")).append(who);
      out.append(" stops them at ").append(most).append('\n');
    }
  }
}
