package ai.somagent.soma.cli.render;

import ai.somagent.soma.bound.Measure;
import ai.somagent.soma.checked.CheckedCapsule;
import ai.somagent.soma.checked.Label;
import ai.somagent.soma.label.LabelOrigin;
import ai.somagent.soma.label.LabelReport;
import ai.somagent.soma.label.LabelReport.Endorsement;
import ai.somagent.soma.label.LabelReport.LabelledFlow;
import ai.somagent.soma.label.LabelReport.LabelledName;
import ai.somagent.soma.label.LabelSet;
import ai.somagent.soma.source.LineMap;
import ai.somagent.soma.source.SourceText;
import ai.somagent.soma.source.Span;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Bounds and labels for people: a table, the lines that a number comes from, and where labels go.
 */
public final class ExplanationText {
  private final Map<String, LineMap> lines = new HashMap<>();
  private final @Nullable Measure why;

  /** {@code why} is the number that is taken apart; null for the largest parts of each. */
  public ExplanationText(List<SourceText> texts, @Nullable Measure why) {
    texts.forEach(text -> lines.put(text.name(), text.lines()));
    this.why = why;
  }

  public String render(CapsuleExplanation explained) {
    CheckedCapsule capsule = explained.capsule();
    StringBuilder out = new StringBuilder();
    out.append(capsule.qualifiedName()).append(' ').append(capsule.version());
    out.append(", autonomy `").append(capsule.autonomy());
    out.append("`, risk `").append(capsule.risk()).append("`\n\n");
    String home = capsule.source();
    out.append(new BoundsText(explained, line -> at(home, line.source(), line.span())).render(why));
    labels(out, explained);
    return out.append('\n').toString();
  }

  /** Lines of another file than that of the capsule say which. */
  private String at(String home, String source, Span span) {
    String place = place(source, span);
    return source.equals(home) || place.equals(source) ? place : source + " " + place;
  }

  private String place(String source, Span span) {
    LineMap map = lines.get(source);
    return map == null ? source : "line " + (map.line(span.start()) + 1);
  }

  private void labels(StringBuilder out, CapsuleExplanation explained) {
    LabelReport labels = explained.labels();
    if (!labels.names().isEmpty()
        || !labels.flows().isEmpty()
        || !labels.endorsements().isEmpty()) {
      out.append("\nwhere labelled values go\n");
    }
    for (LabelledName name : labels.names()) {
      out.append("  ").append(place(name.source(), name.span())).append(": `").append(name.name());
      out.append("` is ").append(words(name.labels()));
      out.append(because(name)).append('\n');
    }
    for (LabelledFlow flow : labels.flows()) {
      out.append("  ").append(place(flow.source(), flow.span())).append(": what is ");
      out.append(words(flow.labels())).append(" goes into ").append(flow.into()).append('\n');
    }
    for (Endorsement endorsed : labels.endorsements()) {
      out.append("  ").append(place(endorsed.source(), endorsed.span())).append(": no longer ");
      out.append(words(endorsed.dropped())).append(", because: ").append(endorsed.because());
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

  /** Nothing for what says so itself. */
  private String because(LabelledName name) {
    StringBuilder out = new StringBuilder();
    for (Label label : name.labels().labels()) {
      LabelOrigin origin = name.labels().origin(label);
      if (origin == null || origin.root().what().startsWith("`" + name.name() + "` is")) {
        continue;
      }
      LabelOrigin root = origin.root();
      out.append(out.isEmpty() ? ", since " : " and ").append(root.what());
      String here = place(name.source(), name.span());
      String there = place(name.source(), root.span());
      out.append(here.equals(there) ? "" : " (" + there + ")");
    }
    return out.toString();
  }
}
