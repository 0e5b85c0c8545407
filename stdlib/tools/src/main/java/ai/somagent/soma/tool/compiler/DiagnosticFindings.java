package ai.somagent.soma.tool.compiler;

import ai.somagent.soma.diagnostic.Diagnostic;
import ai.somagent.soma.diagnostic.Severity;
import ai.somagent.soma.finding.Finding;
import ai.somagent.soma.finding.FindingList;
import ai.somagent.soma.finding.FindingWeight;
import ai.somagent.soma.source.LineMap;
import ai.somagent.soma.source.SourceText;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Diagnostics in the terms of the marketplace: an error blocks, anything else is noted. */
final class DiagnosticFindings {
  private DiagnosticFindings() {}

  static void add(List<Diagnostic> diagnostics, List<SourceText> sources, FindingList findings) {
    Map<String, LineMap> lines = new HashMap<>();
    sources.forEach(source -> lines.put(source.name(), source.lines()));
    for (Diagnostic diagnostic : diagnostics) {
      String place = place(diagnostic, lines);
      String detail = diagnostic.message();
      if (diagnostic.help() != null) {
        detail += "; " + diagnostic.help();
      }
      findings.add(
          new Finding(weight(diagnostic.severity()), diagnostic.code().id(), place, detail));
    }
  }

  static Finding blocking(String rule, String detail) {
    return new Finding(FindingWeight.HIGH, rule, null, detail);
  }

  /** {@code file:line:column} from 1, or the file alone when it is none of the bundle's. */
  private static String place(Diagnostic diagnostic, Map<String, LineMap> lines) {
    LineMap map = lines.get(diagnostic.source());
    if (map == null) {
      return diagnostic.source();
    }
    int start = diagnostic.span().start();
    return "%s:%d:%d".formatted(diagnostic.source(), map.line(start) + 1, map.column(start) + 1);
  }

  private static FindingWeight weight(Severity severity) {
    return switch (severity) {
      case ERROR -> FindingWeight.HIGH;
      case WARNING, NOTE -> FindingWeight.LOW;
    };
  }
}
