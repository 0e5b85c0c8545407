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
import java.util.Optional;
import java.util.Set;

/** Tests that were left out because a server is missing: said aloud and counted, never hidden. */
final class NotRun {

  private NotRun() {}

  /** Why these servers cannot be started and what to type, or nothing when they can. */
  static Optional<String> reason(SessionContext context, Collection<Server> servers) {
    Set<String> missing = new LinkedHashSet<>();
    for (ServerRecipe recipe :
        context.catalogue().withRequired(servers.stream().map(Server::key).toList())) {
      try {
        context.installations().required(recipe);
      } catch (ServersException absent) {
        if (absent.kind() != ServersException.Kind.NOT_INSTALLED) {
          throw absent;
        }
        missing.add(absent.getMessage() + " (" + absent.advice() + ")");
      }
    }
    return missing.isEmpty() ? Optional.empty() : Optional.of(String.join("; ", missing));
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
