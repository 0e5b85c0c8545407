package ai.somagent.soma.cli.render;

import ai.somagent.soma.cli.console.SomaVersion;
import ai.somagent.soma.cli.page.ErrorPages;
import ai.somagent.soma.diagnostic.Diagnostic;
import ai.somagent.soma.diagnostic.DiagnosticCode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The codes that a run has results of, each with its whole page. */
final class SarifRules {
  private final TreeMap<String, DiagnosticCode> codes = new TreeMap<>();

  SarifRules(List<Diagnostic> diagnostics) {
    for (Diagnostic diagnostic : diagnostics) {
      codes.put(diagnostic.code().id(), diagnostic.code());
    }
  }

  int index(DiagnosticCode code) {
    return codes.headMap(code.id()).size();
  }

  ObjectNode driver() {
    ObjectNode driver =
        JsonNodeFactory.instance
            .objectNode()
            .put("name", "soma")
            .put("version", SomaVersion.VERSION)
            .put("semanticVersion", SomaVersion.VERSION);
    ArrayNode rules = driver.putArray("rules");
    Map<String, String> summaries = new TreeMap<>();
    for (ErrorPages.Entry entry : ErrorPages.index()) {
      summaries.put(entry.code(), entry.summary());
    }
    for (DiagnosticCode code : codes.values()) {
      rule(rules.addObject(), code, summaries.getOrDefault(code.id(), code.title()));
    }
    return driver;
  }

  private static void rule(ObjectNode rule, DiagnosticCode code, String summary) {
    rule.put("id", code.id()).put("name", code.title());
    rule.putObject("shortDescription").put("text", summary);
    rule.putObject("defaultConfiguration").put("level", SarifReport.level(code.severity()));
    String page = ErrorPages.find(code.id());
    if (page != null) {
      rule.putObject("help").put("text", page).put("markdown", page);
    }
    String home = System.getProperty("soma.home");
    Path file = Path.of(home == null ? "" : home, "docs", "errors", code.id() + ".md");
    if (home != null && Files.isRegularFile(file)) {
      rule.put("helpUri", file.toUri().toString());
    }
    rule.putObject("properties").putArray("tags").add("soma");
  }
}
