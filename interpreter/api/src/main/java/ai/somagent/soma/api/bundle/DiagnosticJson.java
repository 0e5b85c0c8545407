package ai.somagent.soma.api.bundle;

import ai.somagent.soma.diagnostic.Diagnostic;
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

/** Diagnostics as members of a problem document; lines and columns from 1, columns in UTF-16. */
final class DiagnosticJson {
  private static final int MOST = 200;

  private final Map<String, LineMap> lines = new HashMap<>();

  DiagnosticJson(List<SourceText> sources) {
    sources.forEach(source -> lines.put(source.name(), source.lines()));
  }

  /** The first 200. */
  ArrayNode of(List<Diagnostic> diagnostics) {
    ArrayNode json = JsonNodeFactory.instance.arrayNode();
    diagnostics.stream().limit(MOST).map(this::of).forEach(json::add);
    return json;
  }

  private ObjectNode of(Diagnostic diagnostic) {
    ObjectNode json =
        JsonNodeFactory.instance
            .objectNode()
            .put("code", diagnostic.code().id())
            .put("title", diagnostic.code().title())
            .put("severity", diagnostic.severity().name().toLowerCase(Locale.ROOT))
            .put("source", diagnostic.source());
    LineMap map = lines.get(diagnostic.source());
    if (map != null) {
      Span span = diagnostic.span();
      ObjectNode range = json.putObject("range");
      range.set("start", position(map, span.start()));
      range.set("end", position(map, span.end()));
    }
    json.put("message", diagnostic.message());
    if (diagnostic.help() != null) {
      json.put("help", diagnostic.help());
    }
    return json;
  }

  private static ObjectNode position(LineMap map, int offset) {
    return JsonNodeFactory.instance
        .objectNode()
        .put("line", map.line(offset) + 1)
        .put("column", map.column(offset) + 1);
  }
}
