package ai.somagent.soma.cli.command;

import ai.somagent.soma.cli.console.Console;
import ai.somagent.soma.cli.console.ExitCode;
import ai.somagent.soma.cli.console.OutputFormat;
import ai.somagent.soma.cli.workspace.SourceFiles;
import ai.somagent.soma.cli.workspace.SourceReader;
import ai.somagent.soma.cli.workspace.StandardLibrary;
import ai.somagent.soma.compile.Compilation;
import ai.somagent.soma.compile.CompilationInput;
import ai.somagent.soma.compile.Compiler;
import java.util.List;

/** {@code soma check}: compiles as far as checking goes and says what is wrong. */
public record CheckCommand(List<String> paths, OutputFormat format, boolean denyWarnings)
    implements Command {
  public CheckCommand {
    paths = List.copyOf(paths);
  }

  @Override
  public ExitCode execute(Console console) {
    SourceFiles files = SourceReader.read(paths);
    Compilation compilation =
        Compiler.compile(new CompilationInput(files.texts(), StandardLibrary::find));
    return new Report(files, compilation, format, denyWarnings).print(console);
  }
}
