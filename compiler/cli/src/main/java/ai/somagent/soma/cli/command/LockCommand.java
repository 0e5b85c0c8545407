package ai.somagent.soma.cli.command;

import ai.somagent.soma.cli.console.Console;
import ai.somagent.soma.cli.console.ExitCode;
import ai.somagent.soma.cli.render.ReportPrinter;
import ai.somagent.soma.cli.workspace.AtomicFile;
import ai.somagent.soma.cli.workspace.LockReader;
import ai.somagent.soma.compile.LockFile;
import ai.somagent.soma.compile.LockFileText;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/** {@code soma lock}: writes down exactly what programs import now. */
public record LockCommand(List<String> paths) implements Command {
  public LockCommand {
    paths = List.copyOf(paths);
  }

  @Override
  public ExitCode execute(Console console) {
    CompiledSources sources = CompiledSources.read(paths);
    ExitCode checked = ReportPrinter.printFindings(sources.report(false), console);
    if (checked != ExitCode.CLEAN) {
      return checked;
    }
    LockFile lock = LockFile.of(sources.compilation());
    Path file = LockReader.file();
    try {
      AtomicFile.write(file, LockFileText.write(lock).getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      console.complain("cannot write `" + file + "`: " + AtomicFile.reason(e));
      return ExitCode.ENVIRONMENT;
    }
    int count = lock.modules().size() + lock.contracts().size();
    console.out().println("wrote " + file + ": " + count + (count == 1 ? " import" : " imports"));
    return ExitCode.CLEAN;
  }
}
