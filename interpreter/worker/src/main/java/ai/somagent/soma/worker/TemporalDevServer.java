package ai.somagent.soma.worker;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A real Temporal server as a child process: {@code temporal server start-dev} on loopback, on free
 * ports, without its web interface.
 */
public final class TemporalDevServer implements AutoCloseable {
  private static final int ATTEMPTS = 3;
  private static final long HEALTHY_WITHIN_NANOS = TimeUnit.SECONDS.toNanos(60);
  private static final Duration KNOCK = Duration.ofSeconds(1);
  private static final int SAID_LINES = 12;

  private final GuardedProcess process;
  private final Path folder;
  private final TemporalTarget target;

  private TemporalDevServer(GuardedProcess process, Path folder, TemporalTarget target) {
    this.process = process;
    this.folder = folder;
    this.target = target;
  }

  /**
   * Starts one whose runs are lost when it is closed, and waits until it is healthy.
   *
   * @param binary a {@code temporal} executable
   * @throws TemporalUnavailableException it did not start, or not within a minute; the message has
   *     what it last said
   */
  public static TemporalDevServer start(Path binary)
      throws TemporalUnavailableException, InterruptedException {
    return start(binary, List.of());
  }

  /**
   * Likewise.
   *
   * @param settings of the server's dynamic configuration, each {@code key=value}, the value in
   *     JSON
   */
  static TemporalDevServer start(Path binary, List<String> settings)
      throws TemporalUnavailableException, InterruptedException {
    TemporalUnavailableException last = null;
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      // A port that was free a moment ago may be taken when the server binds it.
      try {
        return launch(binary, settings);
      } catch (PortTakenException e) {
        last = e.failure;
      }
    }
    throw last == null ? new TemporalUnavailableException("no free port", null) : last;
  }

  private static TemporalDevServer launch(Path binary, List<String> settings)
      throws TemporalUnavailableException, PortTakenException, InterruptedException {
    Path folder = null;
    try {
      folder = Files.createTempDirectory("soma-temporal");
      List<Integer> ports = freePorts(3);
      GuardedProcess process =
          GuardedProcess.start(command(binary, folder, ports, settings), folder.resolve("log"));
      String address = InetAddress.getLoopbackAddress().getHostAddress() + ":" + ports.getFirst();
      TemporalDevServer server =
          new TemporalDevServer(
              process,
              folder,
              new TemporalTarget(address, "default", "Temporal dev server on " + address));
      server.awaitHealthy();
      return server;
    } catch (IOException e) {
      delete(folder);
      throw new TemporalUnavailableException(
          "`%s` cannot be started: %s".formatted(binary, e.getMessage()), e);
    }
  }

  private static List<String> command(
      Path binary, Path folder, List<Integer> ports, List<String> settings) {
    List<String> command =
        new ArrayList<>(
            List.of(
                binary.toString(),
                "server",
                "start-dev",
                "--ip",
                InetAddress.getLoopbackAddress().getHostAddress(),
                "--port",
                ports.get(0).toString(),
                "--http-port",
                ports.get(1).toString(),
                "--metrics-port",
                ports.get(2).toString(),
                "--headless",
                "--log-level",
                "error",
                "--db-filename",
                folder.resolve("temporal.db").toString()));
    settings.forEach(setting -> command.addAll(List.of("--dynamic-config-value", setting)));
    return command;
  }

  /** Ports that are free together, so all are different. */
  private static List<Integer> freePorts(int count) throws IOException {
    List<ServerSocket> sockets = new ArrayList<>();
    try {
      for (int i = 0; i < count; i++) {
        sockets.add(new ServerSocket(0, 1, InetAddress.getLoopbackAddress()));
      }
      return sockets.stream().map(ServerSocket::getLocalPort).toList();
    } finally {
      for (ServerSocket socket : sockets) {
        socket.close();
      }
    }
  }

  private void awaitHealthy()
      throws TemporalUnavailableException, PortTakenException, InterruptedException {
    long deadline = System.nanoTime() + HEALTHY_WITHIN_NANOS;
    TemporalUnavailableException last = null;
    while (process.isAlive() && System.nanoTime() < deadline) {
      try (TemporalConnection healthy =
          TemporalConnection.open(target, KNOCK, ServerWatch.none())) {
        return;
      } catch (TemporalUnavailableException e) {
        last = e;
        process.waitFor(100);
      }
    }
    String said = said();
    close();
    TemporalUnavailableException failure =
        new TemporalUnavailableException("the Temporal server did not start: " + said, last);
    if (said.contains("address already in use")) {
      throw new PortTakenException(failure);
    }
    throw failure;
  }

  private String said() {
    try {
      List<String> lines = Files.readAllLines(folder.resolve("log"), StandardCharsets.UTF_8);
      return String.join("\n", lines.subList(Math.max(0, lines.size() - SAID_LINES), lines.size()));
    } catch (IOException e) {
      return "it said nothing that can be read (" + e.getMessage() + ")";
    }
  }

  public TemporalTarget target() {
    return target;
  }

  /** Ends the process and waits for it. */
  @Override
  public void close() {
    process.close();
    delete(folder);
  }

  private static void delete(@Nullable Path folder) {
    if (folder == null) {
      return;
    }
    try (Stream<Path> files = Files.walk(folder)) {
      files.sorted(Comparator.reverseOrder()).forEach(file -> file.toFile().delete());
    } catch (IOException e) {
      // Left to the system's own cleaning of temporary files.
      folder.toFile().deleteOnExit();
    }
  }

  private static final class PortTakenException extends Exception {
    private static final long serialVersionUID = 1L;
    private final TemporalUnavailableException failure;

    PortTakenException(TemporalUnavailableException failure) {
      super(failure);
      this.failure = failure;
    }
  }
}
