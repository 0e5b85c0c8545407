package ai.somagent.soma.cli.command;

import ai.somagent.soma.cli.console.Console;
import ai.somagent.soma.cli.console.ExitCode;
import ai.somagent.soma.cli.console.OutputFormat;
import ai.somagent.soma.cli.render.JsonRenderer;
import ai.somagent.soma.cli.render.TextRenderer;
import ai.somagent.soma.cli.workspace.SourceFiles;
import ai.somagent.soma.cli.workspace.SourceFiles.Problem;
import ai.somagent.soma.compile.Compilation;
import ai.somagent.soma.diagnostic.Diagnostic;
import ai.somagent.soma.diagnostic.Severity;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** What is wrong with some files, and the exit code that follows from it. */
record Report(
    SourceFiles files, Compilation compilation, OutputFormat format, boolean denyWarnings) {

  /** Prints to {@code out}: findings are the result of a check. */
  ExitCode print(Console console) {
    switch (format) {
      case TEXT -> text(console, console.outColour(), console.out());
      case JSON -> console.out().println(json().toPrettyString());
    }
    return exit();
  }

  /** Prints findings, if any, to {@code err}: the command had something else to do. */
  ExitCode printFindings(Console console) {
    if (exit() != ExitCode.CLEAN || count(Severity.WARNING) > 0) {
      text(console, console.errColour(), console.err());
    }
    return exit();
  }

  private void text(Console console, boolean colour, java.io.PrintStream out) {
    for (Problem problem : files.problems()) {
      console.complain(problem.message());
    }
    List<Diagnostic> found = compilation.diagnostics();
    if (!found.isEmpty()) {
      TextRenderer renderer = new TextRenderer(files.texts(), colour);
      for (Diagnostic diagnostic : found) {
        out.print(renderer.render(diagnostic));
      }
    }
    if (!files.texts().isEmpty()) {
      out.println(summary());
    }
  }

  private String summary() {
    int errors = count(Severity.ERROR);
    int warnings = count(Severity.WARNING);
    String checked = counted(files.texts().size(), "file");
    if (errors + warnings == 0) {
      return "checked " + checked + ", nothing to report";
    }
    return counted(errors, "error") + ", " + counted(warnings, "warning") + " in " + checked;
  }

  private static String counted(int count, String noun) {
    return count + " " + noun + (count == 1 ? "" : "s");
  }

  private int count(Severity severity) {
    int count = 0;
    for (Diagnostic diagnostic : compilation.diagnostics()) {
      if (diagnostic.severity() == severity) {
        count++;
      }
    }
    return count;
  }

  private ObjectNode json() {
    ObjectNode root = JsonNodeFactory.instance.objectNode();
    root.set("diagnostics", new JsonRenderer(files.texts()).render(compilation.diagnostics()));
    ArrayNode problems = root.putArray("problems");
    for (Problem problem : files.problems()) {
      problems.add(problem.message());
    }
    root.putObject("summary")
        .put("files", files.texts().size())
        .put("errors", count(Severity.ERROR))
        .put("warnings", count(Severity.WARNING));
    return root;
  }

  private ExitCode exit() {
    ExitCode worst = ExitCode.CLEAN;
    for (Problem problem : files.problems()) {
      worst = problem.exit().code() > worst.code() ? problem.exit() : worst;
    }
    if (worst != ExitCode.CLEAN) {
      return worst;
    }
    boolean findings = compilation.hasErrors() || denyWarnings && count(Severity.WARNING) > 0;
    return findings ? ExitCode.FINDINGS : ExitCode.CLEAN;
  }
}
