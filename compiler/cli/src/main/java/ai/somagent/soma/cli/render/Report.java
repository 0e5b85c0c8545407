package ai.somagent.soma.cli.render;

import ai.somagent.soma.cli.console.ExitCode;
import ai.somagent.soma.cli.workspace.SourceFiles;
import ai.somagent.soma.cli.workspace.SourceFiles.Problem;
import ai.somagent.soma.diagnostic.Diagnostic;
import ai.somagent.soma.diagnostic.Severity;
import ai.somagent.soma.source.SourceText;
import java.util.ArrayList;
import java.util.List;

/**
 * What is wrong with some texts, and the exit code that follows from it.
 *
 * @param texts every text that was looked at
 * @param problems what could not be read
 * @param diagnostics by text and place
 * @param denyWarnings whether warnings fail the command
 */
public record Report(
    List<SourceText> texts,
    List<Problem> problems,
    List<Diagnostic> diagnostics,
    boolean denyWarnings) {
  public Report {
    texts = List.copyOf(texts);
    problems = List.copyOf(problems);
    diagnostics = List.copyOf(diagnostics);
  }

  public static Report of(SourceFiles files, List<Diagnostic> diagnostics, boolean denyWarnings) {
    return new Report(files.texts(), files.problems(), diagnostics, denyWarnings);
  }

  /** One report of several workspaces, in their order. */
  public static Report join(List<Report> reports) {
    if (reports.size() == 1) {
      return reports.getFirst();
    }
    List<SourceText> texts = new ArrayList<>();
    List<Problem> problems = new ArrayList<>();
    List<Diagnostic> diagnostics = new ArrayList<>();
    boolean deny = false;
    for (Report report : reports) {
      texts.addAll(report.texts());
      problems.addAll(report.problems());
      diagnostics.addAll(report.diagnostics());
      deny |= report.denyWarnings();
    }
    return new Report(texts, problems, diagnostics, deny);
  }

  public int count(Severity severity) {
    int count = 0;
    for (Diagnostic diagnostic : diagnostics) {
      if (diagnostic.severity() == severity) {
        count++;
      }
    }
    return count;
  }

  /** Whether this message alone fails the command. */
  public boolean fails(Diagnostic diagnostic) {
    return diagnostic.isError() || denyWarnings && diagnostic.severity() == Severity.WARNING;
  }

  /** The worst of what could not be read, else whether there are findings. */
  public ExitCode exit() {
    ExitCode worst = ExitCode.CLEAN;
    for (Problem problem : problems) {
      worst = problem.exit().code() > worst.code() ? problem.exit() : worst;
    }
    if (worst != ExitCode.CLEAN) {
      return worst;
    }
    for (Diagnostic diagnostic : diagnostics) {
      if (fails(diagnostic)) {
        return ExitCode.FINDINGS;
      }
    }
    return ExitCode.CLEAN;
  }
}
