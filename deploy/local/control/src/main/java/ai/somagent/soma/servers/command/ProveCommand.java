package ai.somagent.soma.servers.command;

import ai.somagent.soma.servers.ServersException;
import ai.somagent.soma.servers.catalogue.ServerRecipe;
import ai.somagent.soma.servers.install.InstalledServer;
import ai.somagent.soma.servers.instance.Session;
import ai.somagent.soma.servers.instance.SessionSpec;
import ai.somagent.soma.servers.process.ProcessIdentity;
import ai.somagent.soma.servers.proof.Proof;
import ai.somagent.soma.servers.proof.ProofRun;
import ai.somagent.soma.servers.proof.Proofs;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** Makes every installed server do real work, and writes down what was seen. */
@Command(
    name = "prove",
    description = {
      "Make every installed server do real work.",
      "One by one, on free ports and new data; what comes back is checked,",
      "and what was measured is printed."
    },
    mixinStandardHelpOptions = true)
final class ProveCommand implements Callable<Integer> {

  @ParentCommand ServersCommand servers;

  @Option(
      names = "--write",
      paramLabel = "FILE",
      description = "Also put the table between the marks of this Markdown file.")
  @Nullable Path page;

  @Parameters(paramLabel = "NAME", description = "Servers to prove; every installed one if none.")
  List<String> names = List.of();

  @Override
  public Integer call() throws Exception {
    List<ServerRecipe> recipes = names.isEmpty() ? servers.catalogue.all() : servers.chosen(names);
    Proofs proofs = Proofs.onClassPath();
    List<ProofRun> runs = new ArrayList<>();
    List<String> left = new ArrayList<>();
    Session session =
        servers.sessions().open(SessionSpec.ownedBy(ProcessIdentity.current(), "-prove"));
    Thread atEnd = new Thread(session::delete);
    Runtime.getRuntime().addShutdownHook(atEnd);
    try {
      for (ServerRecipe recipe : recipes) {
        String reason = prove(session, recipe, proofs, runs);
        if (!reason.isEmpty()) {
          servers.console.say(recipe.name(), "not verified: " + reason);
          left.add(recipe.title() + " " + recipe.version() + ": not verified: " + reason);
        }
      }
    } finally {
      session.delete();
      Runtime.getRuntime().removeShutdownHook(atEnd);
    }
    String table = ProofTable.of(runs, left);
    servers.console.out().print(table);
    servers.console.out().flush();
    if (page != null) {
      ProofTable.write(page, table);
    }
    return left.isEmpty() || names.isEmpty() && onlyOptIn(recipes, runs) ? 0 : 1;
  }

  private static boolean onlyOptIn(List<ServerRecipe> recipes, List<ProofRun> runs) {
    List<ServerRecipe> proven = runs.stream().map(ProofRun::recipe).toList();
    return recipes.stream().allMatch(recipe -> recipe.optIn() || proven.contains(recipe));
  }

  /** Returns why it could not be proven; empty when it was. */
  private String prove(Session session, ServerRecipe recipe, Proofs proofs, List<ProofRun> runs)
      throws Exception {
    Optional<InstalledServer> installed = servers.installations().find(recipe);
    if (installed.isEmpty()) {
      return "it is not installed" + (recipe.optIn() ? " (opt-in)" : "");
    }
    Optional<Proof> proof = proofs.of(recipe.name());
    if (proof.isEmpty()) {
      return "nothing proves it yet";
    }
    servers.console.say(recipe.name(), proof.get().action());
    try {
      ProofRun run = ProofRun.of(session, installed.get(), proof.get());
      servers.console.say(recipe.name(), run.came());
      runs.add(run);
      return "";
    } catch (ServersException failed) {
      servers.console.complain(failed);
      return failed.getMessage();
    } finally {
      stopUnlessNeeded(session, recipe);
    }
  }

  /** One at a time, so that figures are not each other's; what others require stays. */
  private void stopUnlessNeeded(Session session, ServerRecipe recipe) {
    boolean needed =
        servers.catalogue.all().stream()
            .anyMatch(other -> other.requires().contains(recipe.name()));
    if (!needed) {
      session.stop(recipe.name());
    }
  }
}
