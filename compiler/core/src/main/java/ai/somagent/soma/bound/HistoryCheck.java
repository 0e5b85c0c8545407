package ai.somagent.soma.bound;

import ai.somagent.soma.bound.BoundNode.How;
import ai.somagent.soma.diagnostic.Diagnostic;
import ai.somagent.soma.diagnostic.RelatedSpan;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Whether a run can always roll over in time. It can between any two steps and turns of which
 * nothing else is in flight; so what happens at once has to fit into what is left of a history that
 * has reached the size at which the server suggests to roll over.
 */
final class HistoryCheck {
  private static final long EVENTS = HistoryCost.HARD_EVENTS - HistoryCost.SUGGESTED_EVENTS;
  private static final long BYTES = HistoryCost.HARD_BYTES - HistoryCost.SUGGESTED_BYTES;

  private final List<Diagnostic> diagnostics;

  HistoryCheck(List<Diagnostic> diagnostics) {
    this.diagnostics = diagnostics;
  }

  /** Checks {@code node} and everything inside it. */
  void check(BoundNode node) {
    switch (node.how()) {
      case BESIDE -> region(node, node.atOnce() == 0 ? node.parts().size() : node.atOnce());
      case WINDOW -> region(node, 1);
      case SINGLE, SEQUENCE, CHOICE, LOOP -> node.parts().forEach(this::check);
    }
  }

  private void region(BoundNode node, long parts) {
    long fanOut = node.most().of(Measure.FAN_OUT);
    if (fanOut > HistoryCost.MOST_IN_FLIGHT) {
      report(
          BoundCode.TOO_MANY_AT_ONCE,
          node,
          "up to "
              + fanOut
              + " activities may be in flight at once, more than the "
              + HistoryCost.MOST_IN_FLIGHT
              + " that a run may have",
          "lower the number after `parallel`, or put some of them after the others",
          null);
    } else if (!fits(node, parts, Measure.EVENTS, EVENTS)) {
      return;
    } else {
      fits(node, parts, Measure.BYTES, BYTES);
    }
  }

  private boolean fits(BoundNode node, long parts, Measure measure, long limit) {
    long needed = node.how() == How.WINDOW ? window(node, measure) : largest(node, parts, measure);
    if (needed <= limit) {
      return true;
    }
    BoundNode loop = largestLoop(node, measure);
    String what = needed == Amounts.UNBOUNDED ? "any number of" : "up to " + needed;
    report(
        BoundCode.HISTORY_TOO_LONG,
        node,
        "this may write "
            + what
            + " "
            + measure.unit()
            + " before the run can roll over; "
            + limit
            + " fit",
        help(node, loop, measure, needed - limit),
        loop == null ? null : new RelatedSpan(loop.source(), loop.span(), loop.what()));
    return false;
  }

  /** Nothing new starts in a window that is to be drained. */
  private static long window(BoundNode node, Measure measure) {
    long turn = node.times() == 0 ? 0 : node.most().of(measure) / node.times();
    return Amounts.multiply(turn, Math.min(node.times(), node.atOnce()));
  }

  private static long largest(BoundNode node, long parts, Measure measure) {
    if (parts >= node.parts().size()) {
      return node.most().of(measure);
    }
    long[] amounts = node.parts().stream().mapToLong(part -> part.most().of(measure)).toArray();
    Arrays.sort(amounts);
    long sum = 0;
    for (int i = 0; i < parts; i++) {
      sum = Amounts.add(sum, amounts[amounts.length - 1 - i]);
    }
    return sum;
  }

  private static @Nullable BoundNode largestLoop(BoundNode node, Measure measure) {
    BoundNode largest = null;
    for (BoundNode part : node.parts()) {
      boolean loops = part.how() == How.LOOP || part.how() == How.WINDOW;
      BoundNode found = loops ? part : largestLoop(part, measure);
      if (found != null
          && (largest == null || found.most().of(measure) > largest.most().of(measure))) {
        largest = found;
      }
    }
    return largest;
  }

  private static String help(
      BoundNode region, @Nullable BoundNode loop, Measure measure, long excess) {
    if (loop != null && loop.most().of(measure) > 0) {
      long turn = Math.max(1, loop.most().of(measure) / Math.max(1, loop.times()));
      long fewer = loop.times() - (excess + turn - 1) / turn;
      if (fewer > 0 && region.how() != How.WINDOW) {
        return "lower the `max` of the loop inside it from "
            + loop.times()
            + " to "
            + fewer
            + ", or put the loop before or after this block";
      }
    }
    return region.how() == How.WINDOW
        ? "lower the number after `parallel`, or the bounds of the loops and values in one turn"
        : "put some of it before or after this block, or lower the sizes of its values";
  }

  private void report(
      BoundCode code, BoundNode node, String message, String help, @Nullable RelatedSpan place) {
    diagnostics.add(
        Diagnostic.of(code, node.source(), node.span(), message)
            .withHelp(help)
            .withRelated(place == null ? List.of() : List.of(place)));
  }
}
