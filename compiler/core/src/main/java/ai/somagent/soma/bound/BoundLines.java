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
    long inside = Amounts.multiply(times, node.times());
    if (node.how() == How.CHOICE) {
      add(largest(node), inside);
    } else {
      node.parts().forEach(part -> add(part, inside));
    }
  }

  private BoundNode largest(BoundNode choice) {
    BoundNode largest = choice.parts().getFirst();
    for (BoundNode part : choice.parts()) {
      largest = part.most().of(measure) > largest.most().of(measure) ? part : largest;
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
