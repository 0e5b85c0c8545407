package ai.somagent.soma.servers.command;

import ai.somagent.soma.servers.catalogue.CatalogueReader;
import ai.somagent.soma.servers.catalogue.ServerCatalogue;
import ai.somagent.soma.servers.catalogue.ServerRecipe;
import ai.somagent.soma.servers.install.Installations;
import ai.somagent.soma.servers.instance.Session;
import ai.somagent.soma.servers.instance.SessionContext;
import ai.somagent.soma.servers.instance.SessionSpec;
import ai.somagent.soma.servers.instance.Sessions;
import ai.somagent.soma.servers.keep.BuildOwner;
import ai.somagent.soma.servers.keep.BuildSessions;
import ai.somagent.soma.servers.place.Places;
import java.util.List;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The command itself, and what its parts share. */
@Command(
    name = "servers",
    description = "Real servers on this machine, on loopback, without Docker.",
    mixinStandardHelpOptions = true,
    version = "servers of soma 0.1.0",
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {
      InstallCommand.class,
      UpCommand.class,
      DownCommand.class,
      StatusCommand.class,
      LogsCommand.class,
      EnvCommand.class,
      FaultCommands.class,
      PathCommand.class,
      ProveCommand.class,
      SweepCommand.class,
      CleanCommand.class,
      CommandLine.HelpCommand.class
    })
final class ServersCommand {

  final Map<String, String> environment;
  final Console console;
  final ServerCatalogue catalogue = CatalogueReader.bundled();

  ServersCommand(Map<String, String> environment, Console console) {
    this.environment = environment;
    this.console = console;
  }

  Places places() {
    return Places.of(environment);
  }

  Installations installations() {
    return new Installations(places());
  }

  Sessions sessions() {
    return new Sessions(context());
  }

  SessionContext context() {
    return SessionContext.of(places(), catalogue);
  }

  /** The session of this name; one that is opened by a part of a build ends with the build. */
  Session session(String name) {
    SessionSpec spec = SessionSpec.named(name);
    boolean ofABuild = !environment.getOrDefault(BuildOwner.VARIABLE, "").isEmpty();
    return spec.freePorts() && ofABuild
        ? new BuildSessions(context(), environment).named(name)
        : sessions().open(spec);
  }

  /** The session of this name, to look at or to end what is in it. */
  Session look(String name) {
    return sessions().look(SessionSpec.named(name));
  }

  /** The named recipes; every one that need not be asked for by name when none is named. */
  List<ServerRecipe> chosen(List<String> names) {
    return names.isEmpty()
        ? catalogue.defaults()
        : names.stream().distinct().map(catalogue::recipe).toList();
  }
}
