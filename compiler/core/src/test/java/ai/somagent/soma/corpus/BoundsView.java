package ai.somagent.soma.corpus;

import ai.somagent.soma.bound.Amounts;
import ai.somagent.soma.bound.BoundLine;
import ai.somagent.soma.bound.BoundNode;
import ai.somagent.soma.bound.BoundReport;
import ai.somagent.soma.bound.Measure;
import ai.somagent.soma.source.LineMap;
import ai.somagent.soma.source.SourceText;
import ai.somagent.soma.source.Span;

/** A report of bounds as readable text: the totals, the tree, and where the events come from. */
final class BoundsView {
  private final LineMap lines;
  private final StringBuilder out = new StringBuilder();

  private BoundsView(SourceText source) {
    this.lines = source.lines();
  }

  static String of(SourceText source, BoundReport report) {
    BoundsView view = new BoundsView(source);
    view.out.append(report.capsule()).append('\n');
    for (Measure measure : Measure.values()) {
      view.out.append("  ").append(measure.unit()).append(": ");
      view.out.append(view.amount(report.least().of(measure))).append(" to ");
      view.out.append(view.amount(report.most().of(measure))).append('\n');
    }
    view.tree(report.root(), "  ");
    view.out.append("  why ").append(view.amount(report.most().of(Measure.EVENTS)));
    view.out.append(" events?\n");
    for (BoundLine line : report.lines(Measure.EVENTS)) {
      view.line(line);
    }
    return view.out.toString();
  }

  private void tree(BoundNode node, String indent) {
    out.append(indent).append(place(node.span())).append(' ').append(node.what()).append(": ");
    out.append(amount(node.most().of(Measure.CALLS))).append(" calls, ");
    out.append(amount(node.most().of(Measure.EVENTS))).append(" events\n");
    node.parts().forEach(part -> tree(part, indent + "  "));
  }

  private void line(BoundLine line) {
    out.append("    ").append(amount(line.total())).append(": ").append(place(line.span()));
    out.append(' ').append(line.what());
    out.append(line.times() > 1 ? ", " + line.each() + " each, " + line.times() + " times" : "");
    out.append('\n');
  }

  private String amount(long amount) {
    return amount == Amounts.UNBOUNDED ? "any number" : String.valueOf(amount);
  }

  private String place(Span span) {
    return (lines.line(span.start()) + 1) + ":" + (lines.column(span.start()) + 1);
  }
}
