package ai.somagent.soma.cli.operate;

import ai.somagent.soma.cli.command.Command;
import ai.somagent.soma.cli.console.Console;
import ai.somagent.soma.cli.console.ExitCode;
import ai.somagent.soma.worker.RunOutcome;

/**
 * {@code soma runs watch}: a line a change until the run has ended. Interrupting it ends this
 * process and nothing else.
 */
public record WatchRunCommand(RunsServer server, String id) implements Command {
  @Override
  public ExitCode execute(Console console) {
    return server.with(
        console,
        (client, _) -> {
          NewsPrinter printer = new NewsPrinter(console, server.format());
          RunOutcome outcome = client.run(id).follow(printer::print);
          return switch (outcome) {
            case RunOutcome.Completed _ -> ExitCode.CLEAN;
            case RunOutcome.Failed _, RunOutcome.Cancelled _ -> ExitCode.FINDINGS;
          };
        });
  }
}
