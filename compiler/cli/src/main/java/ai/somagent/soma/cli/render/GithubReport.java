package ai.somagent.soma.cli.render;

import ai.somagent.soma.cli.workspace.SourceFiles.Problem;
import ai.somagent.soma.diagnostic.Diagnostic;
import ai.somagent.soma.diagnostic.RelatedSpan;
import ai.somagent.soma.source.LineMap;
import java.util.HashMap;
import java.util.Map;

/** Workflow commands of GitHub Actions, one annotation a line. */
final class GithubReport {
  private final Map<String, LineMap> lines = new HashMap<>();
  private final StringBuilder out = new StringBuilder();

  private GithubReport() {}

  static String render(Report report) {
    GithubReport rendering = new GithubReport();
    report.texts().forEach(text -> rendering.lines.put(text.name(), text.lines()));
    for (Problem problem : report.problems()) {
      rendering.out.append("::error::").append(data(problem.message())).append('\n');
    }
    for (Diagnostic diagnostic : report.diagnostics()) {
      rendering.add(diagnostic);
    }
    return rendering.out.toString();
  }

  private void add(Diagnostic diagnostic) {
    out.append("::")
        .append(
            switch (diagnostic.severity()) {
              case ERROR -> "error";
              case WARNING -> "warning";
              case NOTE -> "notice";
            })
        .append(" file=")
        .append(property(diagnostic.source()));
    LineMap map = lines.get(diagnostic.source());
    if (map != null) {
      int start = diagnostic.span().start();
      int end = Math.max(start, diagnostic.span().end());
      out.append(",line=").append(map.line(start) + 1);
      out.append(",endLine=").append(map.line(end) + 1);
      // GitHub takes columns of one line only.
      if (map.line(start) == map.line(end)) {
        out.append(",col=").append(map.column(start) + 1);
        out.append(",endColumn=").append(map.column(end) + 1);
      }
    }
    String title = diagnostic.code().id() + " " + diagnostic.code().title();
    out.append(",title=").append(property(title));
    out.append("::").append(data(message(diagnostic))).append('\n');
  }

  private String message(Diagnostic diagnostic) {
    StringBuilder text = new StringBuilder(diagnostic.message());
    for (RelatedSpan related : diagnostic.related()) {
      LineMap map = lines.get(related.source());
      text.append("\n").append(related.label()).append(": ").append(related.source());
      text.append(map == null ? "" : ":" + (map.line(related.span().start()) + 1));
    }
    if (diagnostic.help() != null) {
      text.append("\nhelp: ").append(diagnostic.help());
    }
    return text.toString();
  }

  private static String data(String text) {
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A");
  }

  private static String property(String text) {
    return data(text).replace(":", "%3A").replace(",", "%2C");
  }
}
