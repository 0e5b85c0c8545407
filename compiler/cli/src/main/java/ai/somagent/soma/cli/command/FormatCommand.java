package ai.somagent.soma.cli.command;

import ai.somagent.soma.cli.console.Console;
import ai.somagent.soma.cli.console.ExitCode;
import ai.somagent.soma.cli.render.TextRenderer;
import ai.somagent.soma.cli.workspace.AtomicFile;
import ai.somagent.soma.cli.workspace.SourceFiles;
import ai.somagent.soma.cli.workspace.SourceFiles.Problem;
import ai.somagent.soma.cli.workspace.SourceReader;
import ai.somagent.soma.diagnostic.Diagnostic;
import ai.somagent.soma.format.Formatter;
import ai.somagent.soma.parse.Parser;
import ai.somagent.soma.source.SourceText;
import ai.somagent.soma.syntax.ParsedFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/**
 * {@code soma fmt}: rewrites files in the canonical layout.
 *
 * @param check only say which files would change
 * @param stdin read one text from standard input and write it to standard output
 */
public record FormatCommand(List<String> paths, boolean check, boolean stdin) implements Command {
  public FormatCommand {
    paths = List.copyOf(paths);
  }

  @Override
  public ExitCode execute(Console console) {
    SourceFiles files =
        stdin ? SourceReader.readStream("<stdin>", console.in()) : SourceReader.read(paths);
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
    return rewrite(text.name(), formatted, console);
  }

  private static ExitCode rewrite(String name, String formatted, Console console) {
    try {
      AtomicFile.write(Path.of(name), formatted.getBytes(StandardCharsets.UTF_8));
      console.out().println("formatted " + name);
      return ExitCode.CLEAN;
    } catch (IOException e) {
      console.complain("cannot write `" + name + "`: " + e.getMessage());
      return ExitCode.ENVIRONMENT;
    }
  }
}
