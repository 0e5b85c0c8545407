package ai.somagent.soma.servers.command;

import ai.somagent.soma.servers.ServersException;
import ai.somagent.soma.servers.catalogue.ServerRecipe;
import ai.somagent.soma.servers.instance.RunningServer;
import ai.somagent.soma.servers.instance.Session;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** Starts servers and waits until they are healthy. */
@Command(
    name = "up",
    description = "Start servers and what they require; returns when all are healthy.",
    mixinStandardHelpOptions = true)
final class UpCommand implements Callable<Integer> {

  @ParentCommand ServersCommand servers;

  @Mixin SessionOption session = new SessionOption();

  @Option(names = "--format", paramLabel = "text|json", description = "How the table is printed.")
  OutputFormat format = OutputFormat.text;

  @Parameters(
      paramLabel = "NAME",
      description = "Servers to start; all that are not opt-in if none.")
  List<String> names = List.of();

  @Override
  public Integer call() {
    List<ServerRecipe> recipes = wanted();
    Session opened = servers.session(session.name);
    long begun = System.nanoTime();
    int failures =
        Together.run(recipes, servers.console, recipe -> start(opened, recipe)).failures();
    StatusTable table = StatusTable.of(servers, opened, recipes);
    servers.console.out().print(table.render(format));
    servers.console.out().flush();
    servers.console.say(
        "up",
        String.format(
            Locale.ROOT,
            "%d of %d healthy after %.1f s",
            recipes.size() - failures,
            recipes.size(),
            (System.nanoTime() - begun) / 1e9));
    return failures == 0 ? 0 : 3;
  }

  /** With what they require, each of which is started once. */
  private List<ServerRecipe> wanted() {
    List<String> chosen = servers.chosen(names).stream().map(ServerRecipe::name).toList();
    List<ServerRecipe> all = servers.catalogue.withRequired(chosen);
    all.stream()
        .filter(recipe -> recipe.tool() && !names.isEmpty())
        .forEach(
            tool -> servers.console.say(tool.name(), "is a program, not a server: see `path`"));
    return all.stream().filter(recipe -> !recipe.tool()).toList();
  }

  private void start(Session opened, ServerRecipe recipe) {
    Optional<RunningServer> running = opened.running(recipe.name());
    // Asked first: a paused one would keep the question for its health waiting.
    if (running.filter(RunningServer::isPaused).isPresent()) {
      throw new ServersException(
          ServersException.Kind.START_FAILED,
          recipe.title() + " is paused",
          "run `deploy/local/servers fault resume " + recipe.name() + "`");
    }
    if (running.filter(RunningServer::isHealthy).isPresent()) {
      servers.console.say(recipe.name(), "is up already");
      return;
    }
    servers.console.say(recipe.name(), "starting");
    RunningServer started = opened.start(recipe.name());
    servers.console.say(recipe.name(), "healthy after " + started.startMillis() + " ms");
  }
}
