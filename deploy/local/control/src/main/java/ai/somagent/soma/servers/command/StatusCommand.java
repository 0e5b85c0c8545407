package ai.somagent.soma.servers.command;

import ai.somagent.soma.servers.catalogue.ServerRecipe;
import ai.somagent.soma.servers.instance.Session;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** Shows what is installed, what runs and how it is. */
@Command(
    name = "status",
    description = "Show what is installed and what runs; asks every running server for its health.",
    mixinStandardHelpOptions = true)
final class StatusCommand implements Callable<Integer> {

  @ParentCommand ServersCommand servers;

  @Mixin SessionOption session = new SessionOption();

  @Option(names = "--format", paramLabel = "text|json", description = "How the table is printed.")
  OutputFormat format = OutputFormat.text;

  @Parameters(paramLabel = "NAME", description = "Servers to show; all when none is named.")
  List<String> names = List.of();

  @Override
  public Integer call() {
    List<ServerRecipe> recipes = names.isEmpty() ? servers.catalogue.all() : servers.chosen(names);
    Session opened = servers.look(session.name);
    servers.console.out().print(StatusTable.of(servers, opened, recipes).render(format));
    servers.console.out().flush();
    List<String> others =
        servers.sessions().all().stream()
            .map(Session::name)
            .filter(name -> !name.equals(session.name))
            .toList();
    if (!others.isEmpty()) {
      servers.console.err().println("other sessions: " + String.join(", ", others));
    }
    return 0;
  }
}
