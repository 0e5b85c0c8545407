package ai.somagent.soma.servers.command;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** Prints where a server is installed. */
@Command(
    name = "path",
    description = "Print the folder a server is installed in.",
    mixinStandardHelpOptions = true)
final class PathCommand implements Callable<Integer> {

  @ParentCommand ServersCommand servers;

  @Parameters(paramLabel = "NAME", description = "The server.")
  String name = "";

  @Override
  public Integer call() {
    servers
        .console
        .out()
        .println(servers.installations().required(servers.catalogue.recipe(name)).home());
    return 0;
  }
}
