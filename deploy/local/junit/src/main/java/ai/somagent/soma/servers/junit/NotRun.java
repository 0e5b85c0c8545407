package ai.somagent.soma.servers.junit;

import ai.somagent.soma.servers.ServersException;
import ai.somagent.soma.servers.catalogue.Server;
import ai.somagent.soma.servers.catalogue.ServerRecipe;
import ai.somagent.soma.servers.instance.SessionContext;
import ai.somagent.soma.servers.place.DiskTrouble;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Tests that were left out because a server is missing: said aloud and counted, never hidden. */
final class NotRun {

  private NotRun() {}

  /** Those of these servers, and of what they require, that are not installed. */
  static List<ServerRecipe> missing(SessionContext context, Collection<Server> servers) {
    return context.catalogue().withRequired(servers.stream().map(Server::key).toList()).stream()
        .filter(recipe -> context.installations().find(recipe).isEmpty())
        .toList();
  }

  /** Why they cannot be started and what to type. */
  static String reason(SessionContext context, List<ServerRecipe> missing) {
    Set<String> reasons = new LinkedHashSet<>();
    for (ServerRecipe recipe : missing) {
      try {
        context.installations().required(recipe);
      } catch (ServersException absent) {
        reasons.add(absent.getMessage() + " (" + absent.advice() + ")");
      }
    }
    return String.join("; ", reasons);
  }

  /** Adds a line to the repository's list, unless it is there; outside a build there is no list. */
  static void writeDown(String test, String reason) {
    String repository = System.getProperty("soma.repository", "");
    if (repository.isEmpty()) {
      return;
    }
    Path list = Path.of(repository, "target", "not-run.txt");
    String line = test + ": " + reason + "\n";
    try {
      Files.createDirectories(list.getParent());
      if (!Files.exists(list) || !Files.readString(list).contains(line)) {
        // One write: forks of the build do this at the same time.
        Files.write(
            list,
            line.getBytes(StandardCharsets.UTF_8),
            StandardOpenOption.CREATE,
            StandardOpenOption.APPEND);
      }
    } catch (IOException refused) {
      throw DiskTrouble.of("cannot write `" + list + "`", refused);
    }
  }
}
