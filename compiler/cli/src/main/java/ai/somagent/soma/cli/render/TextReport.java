package ai.somagent.soma.cli.render;

import ai.somagent.soma.cli.console.Console;
import ai.somagent.soma.cli.workspace.SourceFiles.Problem;
import ai.somagent.soma.diagnostic.Diagnostic;
import ai.somagent.soma.diagnostic.Severity;
import java.io.PrintStream;
import java.util.List;

/** A report for people: every message, then one line that sums up. */
final class TextReport {
  /** More than anybody reads; the other forms hold all of them. */
  static final int MAX_SHOWN = 1_000;

  private TextReport() {}

  static void print(Report report, Console console, PrintStream out, boolean colour) {
    for (Problem problem : report.problems()) {
      console.complain(problem.message());
    }
    if (!report.diagnostics().isEmpty()) {
      TextRenderer renderer = new TextRenderer(report.texts(), colour);
      List<Diagnostic> found = report.diagnostics();
      for (Diagnostic diagnostic : found.subList(0, Math.min(found.size(), MAX_SHOWN))) {
        out.print(renderer.render(diagnostic));
      }
      if (found.size() > MAX_SHOWN) {
        out.println("and " + (found.size() - MAX_SHOWN) + " more; `--format json` gives all");
      }
    }
    if (!report.texts().isEmpty() || report.problems().isEmpty()) {
      out.println(summary(report));
    }
  }

  private static String summary(Report report) {
    int errors = report.count(Severity.ERROR);
    int warnings = report.count(Severity.WARNING);
    String checked = counted(report.texts().size(), "file");
    if (errors + warnings == 0) {
      return "checked " + checked + ", nothing to report";
    }
    String first = report.diagnostics().getFirst().code().id();
    return counted(errors, "error")
        + ", "
        + counted(warnings, "warning")
        + " in "
        + checked
        + "; `soma explain "
        + first
        + "` tells more";
  }

  private static String counted(int count, String noun) {
    return count + " " + noun + (count == 1 ? "" : "s");
  }
}
