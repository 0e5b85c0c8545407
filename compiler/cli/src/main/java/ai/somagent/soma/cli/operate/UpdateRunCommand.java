package ai.somagent.soma.cli.operate;

import ai.somagent.soma.cli.command.Command;
import ai.somagent.soma.cli.console.Console;
import ai.somagent.soma.cli.console.ExitCode;
import ai.somagent.soma.worker.RunView;
import java.util.List;

/** {@code soma runs update}: waits for the answer, which is the result. */
public record UpdateRunCommand(RunsServer server, String id, String name, List<String> input)
    implements Command {
  public UpdateRunCommand {
    input = List.copyOf(input);
  }

  @Override
  public ExitCode execute(Console console) {
    return server.with(
        console,
        (client, programs) -> {
          RunView run = client.describe(id);
          if (run.closedAt() != null) {
            return EndedRun.say(server, run, "takes no update any more", console);
          }
          SentPayload sent =
              SentPayload.ofUpdate(programs, run.program(), name, input, console.in());
          console.out().println(client.run(id).update(name, sent.json()).toPrettyString());
          return ExitCode.CLEAN;
        });
  }
}
