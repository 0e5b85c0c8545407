package ai.somagent.soma.servers.command;

import ai.somagent.soma.servers.install.Cleaner;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParentCommand;

/** Gives disk space back. */
@Command(
    name = "clean",
    description = "Delete build caches, logs and versions that are no longer pinned; servers stay.",
    mixinStandardHelpOptions = true)
final class CleanCommand implements Callable<Integer> {

  @ParentCommand ServersCommand servers;

  @Override
  public Integer call() {
    long bytes = new Cleaner(servers.places(), servers.catalogue).clean();
    servers.console.out().println(bytes / (1024 * 1024) + " MiB freed");
    return 0;
  }
}
