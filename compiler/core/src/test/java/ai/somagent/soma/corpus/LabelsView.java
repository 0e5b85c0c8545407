package ai.somagent.soma.corpus;

import ai.somagent.soma.checked.Label;
import ai.somagent.soma.label.LabelOrigin;
import ai.somagent.soma.label.LabelReport;
import ai.somagent.soma.label.LabelSet;
import ai.somagent.soma.source.LineMap;
import ai.somagent.soma.source.SourceText;
import ai.somagent.soma.source.Span;

/** A report of labels as readable text. */
final class LabelsView {
  private final LineMap lines;
  private final StringBuilder out = new StringBuilder();

  private LabelsView(SourceText source) {
    this.lines = source.lines();
  }

  static String of(SourceText source, String capsule, LabelReport report) {
    LabelsView view = new LabelsView(source);
    view.out.append("capsule ").append(capsule).append('\n');
    for (LabelReport.LabelledName name : report.names()) {
      view.line(name.span(), "`" + name.name() + "` holds " + name.labels(), name.labels());
    }
    for (LabelReport.LabelledFlow flow : report.flows()) {
      String accepts = flow.accepted().isEmpty() ? "nothing" : LabelSet.keywords(flow.accepted());
      view.line(
          flow.span(),
          flow.labels() + " into " + flow.into() + ", which accepts " + accepts,
          flow.labels());
    }
    for (LabelReport.Endorsement one : report.endorsements()) {
      view.line(one.span(), "drops " + one.dropped() + " because " + one.because(), one.dropped());
    }
    return view.out.toString();
  }

  private void line(Span span, String text, LabelSet why) {
    out.append("  ").append(place(span)).append(' ').append(text).append('\n');
    for (Label label : why.labels()) {
      for (LabelOrigin at = why.origin(label); at != null; at = at.before()) {
        out.append("    ").append(place(at.span())).append(' ').append(at.what()).append('\n');
      }
    }
  }

  private String place(Span span) {
    return (lines.line(span.start()) + 1) + ":" + (lines.column(span.start()) + 1);
  }
}
