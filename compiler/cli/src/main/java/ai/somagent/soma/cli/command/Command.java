package ai.somagent.soma.cli.command;

import ai.somagent.soma.cli.console.Console;
import ai.somagent.soma.cli.console.ExitCode;

/** A command with its arguments already read. */
@FunctionalInterface
public interface Command {
  ExitCode execute(Console console);
}
