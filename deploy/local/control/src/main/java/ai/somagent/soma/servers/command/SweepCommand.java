package ai.somagent.soma.servers.command;

import ai.somagent.soma.servers.keep.BuildEnd;
import ai.somagent.soma.servers.process.ProcessIdentity;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** Removes what dead builds left, or ends a living one's servers. */
@Command(
    name = "sweep",
    description = "End and delete the servers of builds that are no more.",
    mixinStandardHelpOptions = true)
final class SweepCommand implements Callable<Integer> {

  @ParentCommand ServersCommand servers;

  @Option(
      names = "--owner",
      paramLabel = "PID",
      description = "End and delete the servers of this living build too, and count what remains.")
  @Nullable Long owner;

  @Override
  public Integer call() {
    BuildEnd end = new BuildEnd(servers.context());
    if (owner != null) {
      Optional<ProcessIdentity> living = ProcessIdentity.of(owner);
      if (living.isPresent()) {
        BuildEnd.Remains remains = end.end(living.get());
        servers.console.out().println(remains);
        return remains.isNothing() ? 0 : 1;
      }
    }
    List<String> swept = end.sweep();
    servers
        .console
        .out()
        .println(swept.isEmpty() ? "nothing was left over" : "removed " + String.join(", ", swept));
    return 0;
  }
}
