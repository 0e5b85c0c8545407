package ai.somagent.soma.cli.operate;

import ai.somagent.soma.cli.command.Command;
import ai.somagent.soma.cli.console.Console;
import ai.somagent.soma.cli.console.ExitCode;
import ai.somagent.soma.worker.RunView;

/**
 * {@code soma runs query}: a query of the program, or {@code soma.where} and {@code soma.state}.
 */
public record AskRunCommand(RunsServer server, String id, String name) implements Command {
  @Override
  public ExitCode execute(Console console) {
    return server.with(
        console,
        (client, programs) -> {
          RunView run = client.describe(id);
          SentPayload.requireQuery(programs, run.program(), name);
          console.out().println(client.run(id).query(name).toPrettyString());
          return ExitCode.CLEAN;
        });
  }
}
