package ai.somagent.soma.cli.render;

import ai.somagent.soma.cli.console.Console;
import ai.somagent.soma.cli.console.ExitCode;
import ai.somagent.soma.cli.console.ReportFormat;

/** Writes a report in the form that was asked for. A form's classes load when it is used. */
public final class ReportPrinter {
  private ReportPrinter() {}

  /** Prints to {@code out}: findings are the result of the command. */
  public static ExitCode print(Report report, ReportFormat format, Console console) {
    switch (format) {
      case TEXT -> TextReport.print(report, console, console.out(), console.outColour());
      case JSON -> console.out().println(JsonRenderer.render(report).toPrettyString());
      case SARIF -> console.out().println(SarifReport.render(report).toPrettyString());
      case JUNIT -> console.out().println(JunitReport.render(report));
      case GITHUB -> console.out().print(GithubReport.render(report));
    }
    return report.exit();
  }

  /** Prints findings, if any, to {@code err}: the command has something else to do. */
  public static ExitCode printFindings(Report report, Console console) {
    if (!report.diagnostics().isEmpty() || !report.problems().isEmpty()) {
      TextReport.print(report, console, console.err(), console.errColour());
    }
    return report.exit();
  }
}
