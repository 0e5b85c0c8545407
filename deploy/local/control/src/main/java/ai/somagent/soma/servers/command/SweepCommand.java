package ai.somagent.soma.servers.command;

import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParentCommand;

/** Removes what dead builds left. */
@Command(
    name = "sweep",
    description = "End and delete the servers of builds that are no more.",
    mixinStandardHelpOptions = true)
final class SweepCommand implements Callable<Integer> {

  @ParentCommand ServersCommand servers;

  @Override
  public Integer call() {
    List<String> swept = servers.sessions().sweep();
    servers
        .console
        .out()
        .println(swept.isEmpty() ? "nothing was left over" : "removed " + String.join(", ", swept));
    return 0;
  }
}
