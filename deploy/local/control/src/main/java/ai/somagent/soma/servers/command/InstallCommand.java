package ai.somagent.soma.servers.command;

import ai.somagent.soma.servers.ServersException;
import ai.somagent.soma.servers.catalogue.ServerRecipe;
import ai.somagent.soma.servers.install.InstallOptions;
import ai.somagent.soma.servers.install.InstalledServer;
import ai.somagent.soma.servers.install.Installer;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** Obtains servers; what is there already is left alone. */
@Command(
    name = "install",
    description =
        "Obtain servers by their pinned recipes; all that are not opt-in when none is named.",
    mixinStandardHelpOptions = true)
final class InstallCommand implements Callable<Integer> {

  @ParentCommand ServersCommand servers;

  @Option(
      names = "--system",
      description = "Also install system packages (apt-get); otherwise only say which are missing.")
  boolean system;

  @Option(names = "--all", description = "The opt-in ones too.")
  boolean all;

  @Parameters(paramLabel = "NAME", description = "Servers to install.")
  List<String> names = List.of();

  @Override
  public Integer call() {
    Installer installer =
        new Installer(
            servers.places(),
            new InstallOptions(system),
            servers.console::say,
            servers.environment);
    List<ServerRecipe> recipes = chosen();
    long failures =
        Together.run(recipes, servers.console, recipe -> install(installer, recipe)).failures();
    List<String> missing =
        recipes.stream()
            .filter(recipe -> servers.installations().find(recipe).isEmpty())
            .map(ServerRecipe::name)
            .toList();
    servers
        .console
        .out()
        .println(
            (recipes.size() - missing.size())
                + " of "
                + recipes.size()
                + " servers are installed"
                + (missing.isEmpty() ? "" : "; not: " + String.join(", ", missing)));
    return failures == 0 ? 0 : 3;
  }

  private List<ServerRecipe> chosen() {
    if (all) {
      return servers.catalogue.all();
    }
    return names.isEmpty() ? servers.catalogue.defaults() : servers.catalogue.withRequired(names);
  }

  private void install(Installer installer, ServerRecipe recipe) throws ServersException {
    InstalledServer done = installer.install(recipe);
    servers.console.say(recipe.name(), done.foundVersion() + " is in place");
  }
}
