package ai.somagent.soma.cli.run;

import ai.somagent.soma.worker.EmbeddedTemporal;
import ai.somagent.soma.worker.TemporalDevServer;
import ai.somagent.soma.worker.TemporalTarget;
import ai.somagent.soma.worker.TemporalUnavailableException;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Which Temporal the user asked for.
 *
 * @param address a server that somebody runs, or null
 * @param namespace the namespace on such a server
 * @param embedded whether the in-memory server is wanted even if a {@code temporal} binary is there
 */
public record TemporalChoice(@Nullable String address, String namespace, boolean embedded) {

  /** Connects to, or starts, what was asked for: the address, else a binary, else in memory. */
  public TemporalConnection open() throws TemporalUnavailableException, InterruptedException {
    if (address != null) {
      return new TemporalConnection(TemporalTarget.at(address, namespace), true, () -> {});
    }
    Path binary = embedded ? null : binaryOnPath();
    if (binary != null) {
      TemporalDevServer server = TemporalDevServer.start(binary);
      return new TemporalConnection(server.target(), false, server::close);
    }
    EmbeddedTemporal server = EmbeddedTemporal.start();
    return new TemporalConnection(server.target(), false, server::close);
  }

  private static @Nullable Path binaryOnPath() {
    String path = System.getenv("PATH");
    if (path == null) {
      return null;
    }
    int from = 0;
    while (from <= path.length()) {
      int until = path.indexOf(File.pathSeparatorChar, from);
      until = until < 0 ? path.length() : until;
      String folder = path.substring(from, until);
      Path candidate = folder.isEmpty() ? null : Path.of(folder, "temporal");
      if (candidate != null && Files.isRegularFile(candidate) && Files.isExecutable(candidate)) {
        return candidate;
      }
      from = until + 1;
    }
    return null;
  }
}
