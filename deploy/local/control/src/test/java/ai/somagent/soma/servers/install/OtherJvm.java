package ai.somagent.soma.servers.install;

import ai.somagent.soma.servers.place.Places;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A real second process that installs into the same places. Closing it kills it. */
final class OtherJvm implements AutoCloseable {

  private final Process process;
  private final BufferedReader output;
  final List<String> lines = new ArrayList<>();

  /**
   * @param dataFile text of a data file
   */
  OtherJvm(Places places, String dataFile, String server) throws IOException {
    Path file = Files.createTempFile("servers", ".json");
    file.toFile().deleteOnExit();
    Files.writeString(file, dataFile);
    ProcessBuilder builder =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                InstallProcess.class.getName(),
                file.toString(),
                server)
            .redirectErrorStream(true);
    Map<String, String> environment = builder.environment();
    environment.putAll(Ground.environment());
    environment.remove("CI");
    environment.put("SOMA_HOME", places.home().toString());
    environment.put("SOMA_RUN", places.run().toString());
    process = builder.start();
    output = process.inputReader();
  }

  /** Reads on until a line holds this; fails when the process ends before. */
  void await(String part) throws IOException {
    for (String line = output.readLine(); line != null; line = output.readLine()) {
      lines.add(line);
      if (line.contains(part)) {
        return;
      }
    }
    throw new AssertionError("ended without saying `" + part + "`: " + lines);
  }

  /** All it printed, once it has ended. */
  List<String> await() throws IOException, InterruptedException {
    for (String line = output.readLine(); line != null; line = output.readLine()) {
      lines.add(line);
    }
    process.waitFor();
    return lines;
  }

  /** SIGKILL, to this process alone. */
  void kill() throws InterruptedException {
    process.destroyForcibly().waitFor();
  }

  /** SIGTERM, and waits for the end. */
  void terminate() throws InterruptedException {
    process.destroy();
    process.waitFor();
  }

  @Override
  public void close() throws InterruptedException {
    kill();
  }
}
