package ai.somagent.soma.cli.command;

import ai.somagent.soma.cli.console.Console;
import ai.somagent.soma.cli.console.ExitCode;
import ai.somagent.soma.cli.console.OutputFormat;

/** {@code soma version}. */
public record VersionCommand(OutputFormat format) implements Command {
  /** The version of this build; a test holds it equal to the POM's. */
  public static final String VERSION = "0.1.0";

  @Override
  public ExitCode execute(Console console) {
    String java = Runtime.version().toString();
    if (format == OutputFormat.JSON) {
      console.out().println("{\"soma\": \"" + VERSION + "\", \"java\": \"" + java + "\"}");
    } else {
      console.out().println("soma " + VERSION + " (Java " + java + ")");
    }
    return ExitCode.CLEAN;
  }
}
