package ai.somagent.soma.cli.process;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/** A command line in a JVM of its own, on this test's class path. */
final class SomaProcess implements AutoCloseable {
  private static final long PATIENCE_SECONDS = 120;

  private final Process process;
  private final List<String> err = new ArrayList<>();
  private final List<String> out = new ArrayList<>();
  private final Thread outReader;
  private final Thread errReader;

  private SomaProcess(Process process) {
    this.process = process;
    outReader = read(process.inputReader(StandardCharsets.UTF_8), out);
    errReader = read(process.errorReader(StandardCharsets.UTF_8), err);
  }

  static SomaProcess start(String... args) throws IOException {
    return start(Map.of(), args);
  }

  /** With more variables in its environment. */
  static SomaProcess start(Map<String, String> environment, String... args) throws IOException {
    String java = ProcessHandle.current().info().command().orElseThrow();
    List<String> command =
        new ArrayList<>(
            List.of(
                java,
                "-XX:+UseSerialGC",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-cp",
                System.getProperty("java.class.path"),
                "ai.somagent.soma.cli.SomaMain"));
    command.addAll(List.of(args));
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().putAll(environment);
    return new SomaProcess(builder.start());
  }

  private static Thread read(BufferedReader reader, List<String> lines) {
    return Thread.ofVirtual()
        .start(() ->
            reader
                .lines()
                .forEach(line -> {
                  synchronized (lines) {
                    lines.add(line);
                    lines.notifyAll();
                  }
                }));
  }

  /** Waits until a line of standard error fits, and gives it. */
  String awaitErr(Predicate<String> wanted) throws InterruptedException {
    return await(err, errReader, wanted);
  }

  /** Waits until a line of standard output fits, and gives it. */
  String awaitOut(Predicate<String> wanted) throws InterruptedException {
    return await(out, outReader, wanted);
  }

  private String await(List<String> lines, Thread reader, Predicate<String> wanted)
      throws InterruptedException {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
    synchronized (lines) {
      while (true) {
        Optional<String> found = lines.stream().filter(wanted).findFirst();
        if (found.isPresent()) {
          return found.get();
        }
        long left = TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime());
        if (left <= 0 || !process.isAlive() && !reader.isAlive()) {
          throw new AssertionError("the line did not come; there was " + lines);
        }
        lines.wait(Math.min(left, 200));
      }
    }
  }

  /** SIGKILL: nothing of the process runs any more. */
  void kill() throws InterruptedException {
    process.destroyForcibly().waitFor();
  }

  /** SIGINT, as Ctrl-C sends it. */
  void interrupt() throws IOException, InterruptedException {
    new ProcessBuilder("kill", "-INT", Long.toString(process.pid())).start().waitFor();
  }

  int await() throws InterruptedException {
    if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
      throw new AssertionError("still running; standard error was " + err());
    }
    outReader.join();
    errReader.join();
    return process.exitValue();
  }

  String out() {
    synchronized (out) {
      return String.join("\n", out);
    }
  }

  String err() {
    synchronized (err) {
      return String.join("\n", err);
    }
  }

  @Override
  public void close() throws InterruptedException {
    process.destroyForcibly().waitFor();
  }

  /** A file of the checkout this test runs in. */
  static Path repository(String path) {
    return Path.of(System.getProperty("soma.repository")).resolve(path);
  }
}
