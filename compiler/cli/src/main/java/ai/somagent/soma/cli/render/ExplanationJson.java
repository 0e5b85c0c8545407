package ai.somagent.soma.cli.render;

import ai.somagent.soma.bound.Amounts;
import ai.somagent.soma.bound.BoundLine;
import ai.somagent.soma.bound.Measure;
import ai.somagent.soma.checked.Label;
import ai.somagent.soma.label.LabelReport.Endorsement;
import ai.somagent.soma.label.LabelReport.LabelledFlow;
import ai.somagent.soma.label.LabelReport.LabelledName;
import ai.somagent.soma.label.LabelSet;
import ai.somagent.soma.source.LineMap;
import ai.somagent.soma.source.SourceText;
import ai.somagent.soma.source.Span;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Bounds and labels for programs: {@code soma.explanation/1}; null stands for no limit. */
public final class ExplanationJson {
  private final Map<String, LineMap> lines = new HashMap<>();

  public ExplanationJson(List<SourceText> texts) {
    texts.forEach(text -> lines.put(text.name(), text.lines()));
  }

  public ObjectNode render(List<CapsuleExplanation> explained) {
    ObjectNode root = JsonNodeFactory.instance.objectNode().put("format", "soma.explanation/1");
    ArrayNode capsules = root.putArray("capsules");
    for (CapsuleExplanation one : explained) {
      ObjectNode node =
          capsules
              .addObject()
              .put("capsule", one.capsule().qualifiedName())
              .put("version", one.capsule().version());
      bounds(node.putObject("bounds"), one);
      labels(node, one);
    }
    return root;
  }

  private void bounds(ObjectNode node, CapsuleExplanation one) {
    node.put("models_cost_unknown", one.bounds().asksModels());
    for (Measure measure : Measure.values()) {
      ObjectNode bound = node.putObject(measure.name().toLowerCase(Locale.ROOT));
      amount(bound, "least", one.bounds().least().of(measure));
      amount(bound, "most", one.bounds().most().of(measure));
      ArrayNode from = bound.putArray("from");
      for (BoundLine line : one.bounds().lines(measure)) {
        ObjectNode item = place(from.addObject(), line.source(), line.span());
        item.put("what", line.what()).put("times", line.times());
        amount(item, "each", line.each());
      }
    }
  }

  private static void amount(ObjectNode node, String name, long amount) {
    if (amount == Amounts.UNBOUNDED) {
      node.putNull(name);
    } else {
      node.put(name, amount);
    }
  }

  private void labels(ObjectNode node, CapsuleExplanation one) {
    ArrayNode names = node.putArray("names");
    for (LabelledName name : one.labels().names()) {
      ObjectNode item = place(names.addObject(), name.source(), name.span());
      labels(item.put("name", name.name()), name.labels());
    }
    ArrayNode flows = node.putArray("flows");
    for (LabelledFlow flow : one.labels().flows()) {
      ObjectNode item = place(flows.addObject(), flow.source(), flow.span());
      labels(item.put("into", flow.into()), flow.labels());
    }
    ArrayNode endorsements = node.putArray("endorsements");
    for (Endorsement endorsed : one.labels().endorsements()) {
      ObjectNode item = place(endorsements.addObject(), endorsed.source(), endorsed.span());
      labels(item.put("because", endorsed.because()), endorsed.dropped());
    }
  }

  private static void labels(ObjectNode node, LabelSet labels) {
    ArrayNode words = node.putArray("labels");
    for (Label label : labels.labels()) {
      words.add(label.keyword());
    }
  }

  private ObjectNode place(ObjectNode node, String source, Span span) {
    node.put("source", source);
    LineMap map = lines.get(source);
    if (map != null) {
      node.put("line", map.line(span.start()) + 1).put("column", map.column(span.start()) + 1);
    }
    return node;
  }
}
