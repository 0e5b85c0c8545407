package ai.somagent.soma.cli.operate;

import ai.somagent.soma.cli.command.Command;
import ai.somagent.soma.cli.console.Console;
import ai.somagent.soma.cli.console.ExitCode;
import ai.somagent.soma.worker.RunHandle;
import ai.somagent.soma.worker.RunView;

/**
 * {@code soma runs cancel} and {@code soma runs kill}.
 *
 * @param hard whether the run gets no chance to clean up
 */
public record StopRunCommand(RunsServer server, String id, String reason, boolean hard)
    implements Command {
  @Override
  public ExitCode execute(Console console) {
    return server.with(
        console,
        (client, _) -> {
          RunView view = client.describe(id);
          if (view.closedAt() != null) {
            return EndedRun.say(server, view, "cannot be stopped", console);
          }
          RunHandle run = client.run(id);
          if (hard) {
            run.kill(reason);
            Done.say(server, console, id, "run " + id + " was ended");
          } else {
            run.cancel(reason);
            Done.say(
                server,
                console,
                id,
                "run " + id + " was asked to stop; it cleans up and then ends");
          }
          return ExitCode.CLEAN;
        });
  }
}
