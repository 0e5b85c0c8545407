package ai.somagent.soma.cli.render;

import ai.somagent.soma.bound.BoundLine;
import ai.somagent.soma.bound.BoundReport;
import ai.somagent.soma.bound.Measure;
import ai.somagent.soma.checked.Label;
import ai.somagent.soma.label.LabelOrigin;
import ai.somagent.soma.label.LabelReport.Endorsement;
import ai.somagent.soma.label.LabelReport.LabelledFlow;
import ai.somagent.soma.label.LabelReport.LabelledName;
import ai.somagent.soma.label.LabelSet;
import ai.somagent.soma.source.LineMap;
import ai.somagent.soma.source.SourceText;
import ai.somagent.soma.source.Span;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Bounds and labels for people: a table, the lines that a number comes from, and where labels go.
 */
public final class ExplanationText {
  private final Map<String, LineMap> lines = new HashMap<>();
  private final Measure why;

  /** {@code why} is the number that is taken apart. */
  public ExplanationText(List<SourceText> texts, Measure why) {
    texts.forEach(text -> lines.put(text.name(), text.lines()));
    this.why = why;
  }

  public String render(CapsuleExplanation explained) {
    StringBuilder out = new StringBuilder();
    out.append(explained.capsule().qualifiedName()).append(' ');
    out.append(explained.capsule().version()).append("\n\n");
    row(out, "a run needs", "at least", "at most");
    for (Measure measure : Measure.values()) {
      long least = explained.bounds().least().of(measure);
      long most = explained.bounds().most().of(measure);
      if (most > 0) {
        row(
            out,
            AmountText.name(measure),
            AmountText.of(measure, least),
            AmountText.of(measure, most));
      }
    }
    if (explained.bounds().asksModels()) {
      out.append("what models cost is not known here\n");
    }
    reasons(out, explained.bounds());
    labels(out, explained);
    return out.append('\n').toString();
  }

  private static void row(StringBuilder out, String name, String least, String most) {
    out.append(String.format(Locale.ROOT, "  %-16s %14s %14s%n", name, least, most));
  }

  private void reasons(StringBuilder out, BoundReport bounds) {
    List<BoundLine> found = bounds.lines(why);
    if (found.isEmpty()) {
      return;
    }
    String most = AmountText.of(why, bounds.most().of(why));
    out.append("\nat most ").append(most).append(' ').append(AmountText.name(why));
    out.append(", which come from\n");
    for (BoundLine line : found) {
      String times =
          line.times() == 1 ? "" : ", " + AmountText.of(why, line.each()) + " × " + line.times();
      String total = AmountText.of(why, line.total());
      out.append(String.format(Locale.ROOT, "  %14s  ", total)).append(place(line));
      out.append(": ").append(line.what()).append(times).append('\n');
    }
  }

  private String place(BoundLine line) {
    return place(line.source(), line.span());
  }

  private String place(String source, Span span) {
    LineMap map = lines.get(source);
    return map == null ? source : "line " + (map.line(span.start()) + 1);
  }

  private void labels(StringBuilder out, CapsuleExplanation explained) {
    if (!explained.labels().names().isEmpty()) {
      out.append("\nlabels\n");
    }
    for (LabelledName name : explained.labels().names()) {
      out.append("  ").append(place(name.source(), name.span())).append(": `").append(name.name());
      out.append("` is ").append(words(name.labels())).append(", for ");
      out.append(because(name.source(), name.labels())).append('\n');
    }
    for (LabelledFlow flow : explained.labels().flows()) {
      out.append("  ").append(place(flow.source(), flow.span())).append(": what is ");
      out.append(words(flow.labels())).append(" goes into ").append(flow.into()).append('\n');
    }
    for (Endorsement endorsed : explained.labels().endorsements()) {
      out.append("  ").append(place(endorsed.source(), endorsed.span())).append(": no longer ");
      out.append(words(endorsed.dropped())).append(", because of ").append(endorsed.because());
      out.append('\n');
    }
  }

  private static String words(LabelSet labels) {
    StringBuilder out = new StringBuilder();
    for (Label label : labels.labels()) {
      out.append(out.isEmpty() ? "`" : ", `").append(label.keyword()).append('`');
    }
    return out.toString();
  }

  private String because(String source, LabelSet labels) {
    StringBuilder out = new StringBuilder();
    for (Label label : labels.labels()) {
      LabelOrigin origin = labels.origin(label);
      if (origin != null) {
        LabelOrigin root = origin.root();
        out.append(out.isEmpty() ? "" : " and ").append(root.what());
        out.append(" (").append(place(source, root.span())).append(')');
      }
    }
    return out.toString();
  }
}
