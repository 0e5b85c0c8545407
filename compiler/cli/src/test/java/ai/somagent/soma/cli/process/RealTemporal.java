package ai.somagent.soma.cli.process;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Where the real server's binary is; without one these tests fail, since they would prove nothing.
 */
final class RealTemporal {
  private RealTemporal() {}

  static Path binary() throws Exception {
    String named = System.getenv("SOMA_TEMPORAL_BINARY");
    if (named != null && !named.isEmpty()) {
      return Path.of(named);
    }
    Process script =
        new ProcessBuilder("sh", SomaProcess.repository("deploy/local/temporal").toString())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    String path =
        new String(script.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
    if (script.waitFor() != 0 || !Files.isExecutable(Path.of(path))) {
      throw new AssertionError("deploy/local/temporal gave no `temporal` binary; see its message");
    }
    return Path.of(path);
  }
}
