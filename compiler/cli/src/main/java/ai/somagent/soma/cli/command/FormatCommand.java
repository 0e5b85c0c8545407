package ai.somagent.soma.cli.command;

import ai.somagent.soma.cli.console.Console;
import ai.somagent.soma.cli.console.ExitCode;
import ai.somagent.soma.cli.console.FileCode;
import ai.somagent.soma.cli.console.ReportFormat;
import ai.somagent.soma.cli.render.Report;
import ai.somagent.soma.cli.render.ReportPrinter;
import ai.somagent.soma.cli.render.TextRenderer;
import ai.somagent.soma.cli.workspace.AtomicFile;
import ai.somagent.soma.cli.workspace.SourceFiles;
import ai.somagent.soma.cli.workspace.SourceFiles.Problem;
import ai.somagent.soma.cli.workspace.SourceReader;
import ai.somagent.soma.diagnostic.CodeFix;
import ai.somagent.soma.diagnostic.Diagnostic;
import ai.somagent.soma.diagnostic.TextEdit;
import ai.somagent.soma.format.Formatter;
import ai.somagent.soma.parse.Parser;
import ai.somagent.soma.source.SourceText;
import ai.somagent.soma.source.Span;
import ai.somagent.soma.syntax.ParsedFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * {@code soma fmt}: rewrites files in the canonical layout.
 *
 * @param check only say which files would change
 * @param stdin read one text from standard input and write it to standard output
 * @param format how {@code check} says it
 */
public record FormatCommand(List<String> paths, boolean check, boolean stdin, ReportFormat format)
    implements Command {
  public FormatCommand {
    paths = List.copyOf(paths);
  }

  @Override
  public ExitCode execute(Console console) {
    SourceFiles files =
        stdin ? SourceReader.readStream("<stdin>", console.in()) : SourceReader.read(paths);
    if (check && format != ReportFormat.TEXT) {
      return report(files, console);
    }
    ExitCode worst = ExitCode.CLEAN;
    for (Problem problem : files.problems()) {
      console.complain(problem.message());
      worst = worse(worst, problem.exit());
    }
    for (SourceText text : files.texts()) {
      worst = worse(worst, format(text, console));
    }
    return worst;
  }

  private ExitCode report(SourceFiles files, Console console) {
    List<Diagnostic> found = new ArrayList<>();
    for (SourceText text : files.texts()) {
      ParsedFile parsed = Parser.parse(text);
      if (parsed.hasErrors()) {
        found.addAll(parsed.diagnostics());
        continue;
      }
      String formatted = Formatter.format(parsed);
      if (!formatted.equals(text.text())) {
        found.add(notFormatted(text, formatted));
      }
    }
    return ReportPrinter.print(Report.of(files, found, true), format, console);
  }

  /** The span is what differs, so that a code scanner shows the place. */
  private static Diagnostic notFormatted(SourceText text, String formatted) {
    String old = text.text();
    int start = Arrays.mismatch(old.toCharArray(), formatted.toCharArray());
    int tail = 0;
    int most = Math.min(old.length(), formatted.length()) - start;
    while (tail < most
        && old.charAt(old.length() - 1 - tail) == formatted.charAt(formatted.length() - 1 - tail)) {
      tail++;
    }
    Span span = new Span(start, old.length() - tail);
    TextEdit edit = new TextEdit(span, formatted.substring(start, formatted.length() - tail));
    return Diagnostic.of(
            FileCode.NOT_FORMATTED, text.name(), span, "this is not in the canonical layout")
        .withHelp("`soma fmt` rewrites the file")
        .withFixes(List.of(new CodeFix("Format the file", List.of(edit))));
  }

  private static ExitCode worse(ExitCode left, ExitCode right) {
    return right.code() > left.code() ? right : left;
  }

  private ExitCode format(SourceText text, Console console) {
    ParsedFile parsed = Parser.parse(text);
    if (parsed.hasErrors()) {
      TextRenderer renderer = new TextRenderer(List.of(text), console.errColour());
      for (Diagnostic diagnostic : parsed.diagnostics()) {
        console.err().print(renderer.render(diagnostic));
      }
      console.complain("`" + text.name() + "` is left as it is until it can be read");
      return ExitCode.FINDINGS;
    }
    String formatted = Formatter.format(parsed);
    if (stdin && !check) {
      console.out().print(formatted);
      return ExitCode.CLEAN;
    }
    if (formatted.equals(text.text())) {
      return ExitCode.CLEAN;
    }
    if (check) {
      console.out().println(text.name());
      return ExitCode.FINDINGS;
    }
    return rewrite(text, formatted, console);
  }

  private static ExitCode rewrite(SourceText text, String formatted, Console console) {
    String name = text.name();
    try {
      byte[] before = text.text().getBytes(StandardCharsets.UTF_8);
      AtomicFile.replace(Path.of(name), before, formatted.getBytes(StandardCharsets.UTF_8));
      console.out().println("formatted " + name);
      return ExitCode.CLEAN;
    } catch (IOException e) {
      console.complain("cannot write `" + name + "`: " + AtomicFile.reason(e));
      return ExitCode.ENVIRONMENT;
    }
  }
}
