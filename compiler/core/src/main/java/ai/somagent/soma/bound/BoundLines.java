package ai.somagent.soma.bound;

import ai.somagent.soma.bound.BoundNode.How;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Takes a number apart into the steps that it comes from. */
final class BoundLines {
  private final Measure measure;
  private final List<BoundLine> lines = new ArrayList<>();

  private BoundLines(Measure measure) {
    this.measure = measure;
  }

  static List<BoundLine> of(BoundNode root, Measure measure) {
    BoundLines found = new BoundLines(measure);
    found.add(root, 1);
    found.rest(root);
    found.lines.sort(Comparator.comparingLong(BoundLine::total).reversed());
    return List.copyOf(found.lines);
  }

  private void add(BoundNode node, long times) {
    long amount = node.most().of(measure);
    if (amount == 0) {
      return;
    }
    if (node.parts().isEmpty()) {
      long each = node.how() == How.LOOP ? amount / node.times() : amount;
      long often = node.how() == How.LOOP ? Amounts.multiply(times, node.times()) : times;
      lines.add(new BoundLine(node.source(), node.span(), node.what(), each, often));
      return;
    }
    long inside = Amounts.multiply(times, turns(node));
    if (decidedByOne(node)) {
      add(largest(node), inside);
    } else {
      node.parts().forEach(part -> add(part, inside));
    }
  }

  /** How often the parts count: turns beside each other take the time of one. */
  private long turns(BoundNode node) {
    boolean window = node.how() == How.WINDOW;
    return switch (measure) {
      case FAN_OUT -> window ? Math.min(node.times(), node.atOnce()) : 1;
      case WALL_MILLIS, WAIT_MILLIS ->
          window ? (node.times() + node.atOnce() - 1) / node.atOnce() : node.times();
      case CALLS, TOKENS, MICRO_USD, EVENTS, BYTES, WORKFLOW_TASKS, APPROVALS, UNDO_MILLIS ->
          node.times();
    };
  }

  /** Whether not the sum of the parts counts but the largest; nodes of a plan wait for others. */
  private boolean decidedByOne(BoundNode node) {
    boolean beside = node.how() == How.BESIDE && node.atOnce() == 0;
    return switch (measure) {
      case FAN_OUT -> node.how() != How.BESIDE;
      case WALL_MILLIS, WAIT_MILLIS -> beside || node.how() == How.CHOICE;
      case CALLS, TOKENS, MICRO_USD, EVENTS, BYTES, WORKFLOW_TASKS, APPROVALS, UNDO_MILLIS ->
          node.how() == How.CHOICE;
    };
  }

  /** The largest that fits, since the first head to end decides a race; else the smallest. */
  private BoundNode largest(BoundNode node) {
    long limit = node.most().of(measure);
    BoundNode largest = node.parts().getFirst();
    for (BoundNode part : node.parts()) {
      long amount = part.most().of(measure);
      long known = largest.most().of(measure);
      boolean closer = amount <= limit ? amount > known : amount < known;
      largest = closer || known > limit && amount <= limit ? part : largest;
    }
    return largest;
  }

  /** What the run itself needs, for example the events of its start and end. */
  private void rest(BoundNode root) {
    long sum = 0;
    for (BoundLine line : lines) {
      sum = Amounts.add(sum, line.total());
    }
    long own = root.most().of(measure) - sum;
    if (own > 0 && sum != Amounts.UNBOUNDED && root.most().of(measure) != Amounts.UNBOUNDED) {
      lines.add(new BoundLine(root.source(), root.span(), "the run itself", own, 1));
    }
  }
}
