package ai.somagent.soma.worker;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Finds a {@code temporal} binary; a test that needs one fails without, and says what to do. */
final class RealTemporal {
  private RealTemporal() {}

  static TemporalDevServer start()
      throws IOException, InterruptedException, TemporalUnavailableException {
    return TemporalDevServer.start(binary());
  }

  private static Path binary() throws IOException, InterruptedException {
    String named =
        firstOf(System.getProperty("soma.temporal.binary"), System.getenv("SOMA_TEMPORAL_BINARY"));
    if (named != null) {
      return Path.of(named);
    }
    Path repository = Path.of(Objects.requireNonNull(System.getProperty("soma.repository")));
    Process script =
        new ProcessBuilder(repository.resolve("deploy/local/temporal").toString())
            .redirectError(ProcessBuilder.Redirect.PIPE)
            .start();
    String path = new String(script.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    String said = new String(script.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
    if (script.waitFor() != 0) {
      throw new IllegalStateException("deploy/local/temporal failed:\n" + said);
    }
    return Path.of(path.strip());
  }

  private static @Nullable String firstOf(@Nullable String first, @Nullable String second) {
    return first == null || first.isBlank() ? second : first;
  }
}
