package ai.somagent.soma.cli.operate;

import ai.somagent.soma.cli.command.Command;
import ai.somagent.soma.cli.console.Console;
import ai.somagent.soma.cli.console.ExitCode;
import ai.somagent.soma.worker.RunView;
import java.util.List;

/** {@code soma runs signal}. */
public record SignalRunCommand(RunsServer server, String id, String name, List<String> input)
    implements Command {
  public SignalRunCommand {
    input = List.copyOf(input);
  }

  @Override
  public ExitCode execute(Console console) {
    return server.with(
        console,
        (client, programs) -> {
          RunView run = client.describe(id);
          if (run.closedAt() != null) {
            return EndedRun.say(server, run, "takes no signal any more", console);
          }
          SentPayload sent =
              SentPayload.ofSignal(programs, run.program(), name, input, console.in());
          client.run(id).signal(name, sent.json());
          Done.say(server, console, id, "the signal `" + name + "` was sent to run " + id);
          if (!sent.checked()) {
            console.complain(
                "it was not checked, since the run's program is not stored here: a run drops what"
                    + " does not fit");
          }
          return ExitCode.CLEAN;
        });
  }
}
