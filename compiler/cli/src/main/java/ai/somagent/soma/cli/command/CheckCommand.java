package ai.somagent.soma.cli.command;

import ai.somagent.soma.cli.console.Console;
import ai.somagent.soma.cli.console.ExitCode;
import ai.somagent.soma.cli.console.ReportFormat;
import ai.somagent.soma.cli.render.Report;
import ai.somagent.soma.cli.render.ReportPrinter;

/** {@code soma check}: compiles as far as checking goes and says what is wrong. */
public record CheckCommand(CheckOptions options) implements Command {

  @Override
  public ExitCode execute(Console console) {
    boolean deny = options.denyWarnings() != null && options.denyWarnings();
    ReportFormat format = options.format() == null ? ReportFormat.TEXT : options.format();
    Report report = CompiledSources.read(options.paths()).report(deny);
    return ReportPrinter.print(report, format, console);
  }
}
