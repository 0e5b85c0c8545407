package ai.somagent.soma.servers.process;

import ai.somagent.soma.servers.ServersException;
import ai.somagent.soma.servers.place.OwnFolder;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * One command of a recipe, about to run. It gets a small environment, not ours, so that it does the
 * same on every machine.
 *
 * @param words program and arguments
 * @param folder where it runs; also its HOME
 * @param environment added to the small one
 * @param user system user to become when we are root; empty to stay who we are
 * @param log file that its output is added to
 */
public record ServerCommand(
    List<String> words, Path folder, Map<String, String> environment, String user, Path log) {

  /** Starts it in a session of its own, so that it outlives us and our terminal. */
  public ProcessIdentity startDetached() {
    List<String> detached = new ArrayList<>(List.of("setsid"));
    detached.addAll(asUser());
    Process process = start(detached);
    return ProcessIdentity.of(process.pid())
        .orElseThrow(() ->
            new ServersException(
                ServersException.Kind.START_FAILED,
                "`" + words.getFirst() + "` ended at once",
                "see " + log));
  }

  /**
   * Runs it to its end.
   *
   * @param limitSeconds after which it is killed
   * @return exit code; {@link ProcessEnd#TOO_LATE} when the limit was reached
   */
  public int run(long limitSeconds) {
    Process process = start(asUser());
    try {
      return ProcessEnd.await(process, Duration.ofSeconds(limitSeconds));
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new ServersException(
          ServersException.Kind.START_FAILED,
          "interrupted in `" + words.getFirst() + "`",
          "",
          stopped);
    }
  }

  private List<String> asUser() {
    if (user.isEmpty() || OwnFolder.userId() != 0) {
      return words;
    }
    List<String> changed =
        new ArrayList<>(
            List.of("setpriv", "--reuid=" + user, "--regid=" + user, "--init-groups", "--"));
    changed.addAll(words);
    return changed;
  }

  private Process start(List<String> command) {
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
    Map<String, String> own = builder.environment();
    String path = own.getOrDefault("PATH", "/usr/local/bin:/usr/bin:/bin");
    own.clear();
    own.put("PATH", path);
    own.put("HOME", folder.toString());
    own.put("LANG", "C.UTF-8");
    own.putAll(environment);
    try {
      return builder.start();
    } catch (IOException refused) {
      throw new ServersException(
          ServersException.Kind.START_FAILED,
          "cannot run `" + words.getFirst() + "`: " + refused.getMessage(),
          "",
          refused);
    }
  }
}
