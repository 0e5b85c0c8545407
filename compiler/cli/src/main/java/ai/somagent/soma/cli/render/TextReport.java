package ai.somagent.soma.cli.render;

import ai.somagent.soma.cli.console.Console;
import ai.somagent.soma.cli.workspace.SourceFiles.Problem;
import ai.somagent.soma.diagnostic.Diagnostic;
import ai.somagent.soma.diagnostic.Severity;
import java.io.PrintStream;

/** A report for people: every message, then one line that sums up. */
final class TextReport {
  private TextReport() {}

  static void print(Report report, Console console, PrintStream out, boolean colour) {
    for (Problem problem : report.problems()) {
      console.complain(problem.message());
    }
    if (!report.diagnostics().isEmpty()) {
      TextRenderer renderer = new TextRenderer(report.texts(), colour);
      for (Diagnostic diagnostic : report.diagnostics()) {
        out.print(renderer.render(diagnostic));
      }
    }
    if (!report.texts().isEmpty()) {
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
