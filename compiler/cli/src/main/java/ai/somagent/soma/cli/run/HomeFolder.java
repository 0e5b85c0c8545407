package ai.somagent.soma.cli.run;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Where programs and bundles are kept for workers.
 *
 * @param temporary whether the folder goes when this is closed
 */
public record HomeFolder(Path path, boolean temporary) implements AutoCloseable {

  /** Runs that end with this process need no lasting folder. */
  public static HomeFolder forThisProcess() throws IOException {
    return new HomeFolder(Files.createTempDirectory("soma-home-"), true);
  }

  /**
   * Runs that outlive this process find their program again after a restart: {@code SOMA_HOME},
   * else the user's cache folder.
   *
   * @throws IOException it cannot be made or written to
   */
  public static HomeFolder lasting() throws IOException {
    Path folder = home();
    Files.createDirectories(folder);
    if (!Files.isWritable(folder)) {
      throw new IOException("`" + folder + "` cannot be written to");
    }
    return new HomeFolder(folder, false);
  }

  /** Where a worker's store keeps its programs. */
  public Path programs() {
    return path.resolve("programs");
  }

  private static Path home() {
    String own = set("SOMA_HOME");
    if (own != null) {
      return Path.of(own);
    }
    String cache = set("XDG_CACHE_HOME");
    if (cache != null) {
      return Path.of(cache, "soma");
    }
    // The JVM's own idea of it does not follow HOME.
    String user = set("HOME");
    return Path.of(user != null ? user : System.getProperty("user.home", "."), ".cache", "soma");
  }

  private static @Nullable String set(String variable) {
    String value = System.getenv(variable);
    return value == null || value.isEmpty() ? null : value;
  }

  @Override
  public void close() {
    if (!temporary) {
      return;
    }
    try (Stream<Path> files = Files.walk(path)) {
      List<Path> deepestFirst = files.sorted(Comparator.reverseOrder()).toList();
      for (Path file : deepestFirst) {
        Files.deleteIfExists(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
