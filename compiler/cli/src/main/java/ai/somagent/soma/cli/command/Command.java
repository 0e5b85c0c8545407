package ai.somagent.soma.cli.command;

import ai.somagent.soma.cli.Console;
import ai.somagent.soma.cli.ExitCode;

/** A command with its arguments already read. */
@FunctionalInterface
public interface Command {
  ExitCode execute(Console console);
}
