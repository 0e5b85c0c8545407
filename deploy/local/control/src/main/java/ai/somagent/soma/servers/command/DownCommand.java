package ai.somagent.soma.servers.command;

import ai.somagent.soma.servers.catalogue.ServerRecipe;
import ai.somagent.soma.servers.instance.Session;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** Stops servers, after those that need them. */
@Command(
    name = "down",
    description = "Stop servers and those that require them; their data stays.",
    mixinStandardHelpOptions = true)
final class DownCommand implements Callable<Integer> {

  @ParentCommand ServersCommand servers;

  @Mixin SessionOption session = new SessionOption();

  @Option(names = "--delete", description = "Stop the whole session and delete its data and logs.")
  boolean delete;

  @Parameters(paramLabel = "NAME", description = "Servers to stop; all when none is named.")
  List<String> names = List.of();

  @Override
  public Integer call() {
    if (delete && !names.isEmpty()) {
      servers.console.err().println("servers: --delete is about the whole session; name no server");
      return 2;
    }
    Session opened = servers.look(session.name);
    if (delete && !opened.isOpen()) {
      servers.console.out().println("there is no session `" + session.name + "`");
      return 0;
    }
    List<String> stopped = stop(opened);
    String said = stopped.isEmpty() ? "nothing was up" : "stopped " + String.join(", ", stopped);
    if (delete) {
      opened.delete();
      said = "session `" + session.name + "` is deleted";
    }
    servers.console.out().println(said);
    return 0;
  }

  private List<String> stop(Session opened) {
    Set<String> wanted = new LinkedHashSet<>();
    servers.chosen(names).forEach(recipe -> wanted.add(recipe.name()));
    if (names.isEmpty()) {
      wanted.addAll(opened.present());
    }
    List<String> inOrder =
        servers.catalogue.withRequired(opened.present()).reversed().stream()
            .filter(recipe -> wanted.contains(recipe.name()) || needs(recipe, wanted))
            .map(ServerRecipe::name)
            .toList();
    return inOrder.stream().filter(name -> stopOne(opened, name)).toList();
  }

  private boolean needs(ServerRecipe recipe, Set<String> wanted) {
    return servers.catalogue.withRequired(List.of(recipe.name())).stream()
        .anyMatch(required -> wanted.contains(required.name()));
  }

  private boolean stopOne(Session opened, String name) {
    boolean alive = opened.isAnythingOf(name);
    boolean orderly = opened.stop(name);
    if (alive) {
      servers.console.say(name, orderly ? "stopped" : "did not end by itself and was killed");
    }
    return alive;
  }
}
