package ai.somagent.soma.cli.command;

import ai.somagent.soma.cli.console.Console;
import ai.somagent.soma.cli.console.ExitCode;
import ai.somagent.soma.cli.console.OutputFormat;
import ai.somagent.soma.cli.console.SomaVersion;

/** {@code soma version}. */
public record VersionCommand(OutputFormat format) implements Command {
  @Override
  public ExitCode execute(Console console) {
    String java = Runtime.version().toString();
    if (format == OutputFormat.JSON) {
      console
          .out()
          .println("{\"soma\": \"" + SomaVersion.VERSION + "\", \"java\": \"" + java + "\"}");
    } else {
      console.out().println("soma " + SomaVersion.VERSION + " (Java " + java + ")");
    }
    return ExitCode.CLEAN;
  }
}
