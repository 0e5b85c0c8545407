package ai.somagent.soma.cli.render;

import ai.somagent.soma.cli.workspace.SourceFiles.Problem;
import ai.somagent.soma.diagnostic.CodeFix;
import ai.somagent.soma.diagnostic.Diagnostic;
import ai.somagent.soma.diagnostic.RelatedSpan;
import ai.somagent.soma.diagnostic.Severity;
import ai.somagent.soma.diagnostic.TextEdit;
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

/**
 * A report for programs, {@code soma.report/1}: lines and columns from 1, offsets from 0, columns
 * and offsets in UTF-16 units. Its JSON Schema is the resource {@link #SCHEMA}.
 */
public final class JsonRenderer {
  public static final String SCHEMA = "/soma/schema/soma.report-1.schema.json";

  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private final Map<String, LineMap> lines = new HashMap<>();

  private JsonRenderer(List<SourceText> texts) {
    for (SourceText text : texts) {
      lines.put(text.name(), text.lines());
    }
  }

  /** The whole report. */
  public static ObjectNode render(Report report) {
    ObjectNode root = JSON.objectNode().put("format", "soma.report/1");
    root.set("diagnostics", new JsonRenderer(report.texts()).render(report.diagnostics()));
    ArrayNode problems = root.putArray("problems");
    for (Problem problem : report.problems()) {
      problems.add(problem.message());
    }
    root.putObject("summary")
        .put("files", report.texts().size())
        .put("errors", report.count(Severity.ERROR))
        .put("warnings", report.count(Severity.WARNING))
        .put("exit", report.exit().code());
    return root;
  }

  private ArrayNode render(List<Diagnostic> diagnostics) {
    ArrayNode all = JSON.arrayNode();
    for (Diagnostic diagnostic : diagnostics) {
      all.add(render(diagnostic));
    }
    return all;
  }

  private ObjectNode render(Diagnostic diagnostic) {
    ObjectNode node =
        JSON.objectNode()
            .put("code", diagnostic.code().id())
            .put("title", diagnostic.code().title())
            .put("severity", diagnostic.severity().name().toLowerCase(Locale.ROOT))
            .put("source", diagnostic.source());
    node.set("range", range(diagnostic.source(), diagnostic.span()));
    node.put("message", diagnostic.message());
    if (diagnostic.help() != null) {
      node.put("help", diagnostic.help());
    }
    ArrayNode related = node.putArray("related");
    for (RelatedSpan place : diagnostic.related()) {
      ObjectNode item = related.addObject().put("source", place.source());
      item.set("range", range(place.source(), place.span()));
      item.put("label", place.label());
    }
    ArrayNode fixes = node.putArray("fixes");
    for (CodeFix fix : diagnostic.fixes()) {
      ObjectNode item = fixes.addObject().put("title", fix.title());
      ArrayNode edits = item.putArray("edits");
      for (TextEdit edit : fix.edits()) {
        ObjectNode change = edits.addObject();
        change.set("range", range(diagnostic.source(), edit.span()));
        change.put("replacement", edit.replacement());
      }
    }
    return node;
  }

  private ObjectNode range(String source, Span span) {
    ObjectNode node = JSON.objectNode();
    node.set("start", position(source, span.start()));
    node.set("end", position(source, span.end()));
    return node;
  }

  private ObjectNode position(String source, int offset) {
    ObjectNode node = JSON.objectNode();
    LineMap map = lines.get(source);
    if (map != null) {
      node.put("line", map.line(offset) + 1).put("column", map.column(offset) + 1);
    }
    return node.put("offset", offset);
  }
}
