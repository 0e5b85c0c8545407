package ai.somagent.soma.servers.command;

import ai.somagent.soma.servers.ServersException;
import ai.somagent.soma.servers.instance.RunningServer;
import ai.somagent.soma.servers.instance.Session;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** Trouble made on purpose. */
@Command(
    name = "fault",
    description = "Pause, resume, kill or restart a running server, to see what its users do.",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "COMMAND")
final class FaultCommands {

  @ParentCommand ServersCommand servers;

  @Command(
      mixinStandardHelpOptions = true,
      description = "Freeze it: connections stay, nothing answers (SIGSTOP).")
  int pause(
      @Mixin SessionOption session,
      @Parameters(paramLabel = "NAME", description = "The server.") String name) {
    return act(session, name, "paused", Session::running, RunningServer::pause);
  }

  @Command(mixinStandardHelpOptions = true, description = "Let a frozen one go on (SIGCONT).")
  int resume(
      @Mixin SessionOption session,
      @Parameters(paramLabel = "NAME", description = "The server.") String name) {
    return act(session, name, "goes on", Session::running, RunningServer::resume);
  }

  @Command(
      mixinStandardHelpOptions = true,
      description = "End it at once (SIGKILL); `up` starts it again with the same data.")
  int kill(
      @Mixin SessionOption session,
      @Parameters(paramLabel = "NAME", description = "The server.") String name) {
    return act(session, name, "killed", Session::running, RunningServer::kill);
  }

  @Command(
      mixinStandardHelpOptions = true,
      description = "Stop it and start it with the same data on the same ports.")
  int restart(
      @Mixin SessionOption session,
      @Parameters(paramLabel = "NAME", description = "The server.") String name) {
    // One that was killed can be restarted too.
    return act(session, name, "healthy again", Session::known, RunningServer::restart);
  }

  private int act(
      SessionOption session,
      String name,
      String done,
      BiFunction<Session, String, Optional<RunningServer>> find,
      Consumer<RunningServer> fault) {
    RunningServer server =
        find.apply(servers.look(session.name), name)
            .orElseThrow(() ->
                new ServersException(
                    ServersException.Kind.STATE,
                    "`" + name + "` does not run in session `" + session.name + "`",
                    "run `deploy/local/servers up " + name + "`"));
    fault.accept(server);
    servers.console.say(name, done);
    return 0;
  }
}
