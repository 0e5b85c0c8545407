package ai.somagent.soma.worker;

import java.nio.file.Path;

/**
 * A real Temporal server as a child process: {@code temporal server start-dev} on loopback, on free
 * ports, without its web interface.
 */
public final class TemporalDevServer implements AutoCloseable {
  private TemporalDevServer() {}

  /**
   * Starts one whose runs are lost when it is closed, and waits until it is healthy.
   *
   * @param binary a {@code temporal} executable
   * @throws TemporalUnavailableException it did not start, or not within a minute; the message has
   *     what it last said
   */
  public static TemporalDevServer start(Path binary)
      throws TemporalUnavailableException, InterruptedException {
    throw new UnsupportedOperationException("arrives with the next commit");
  }

  public TemporalTarget target() {
    throw new UnsupportedOperationException("arrives with the next commit");
  }

  /** Ends the process and waits for it. */
  @Override
  public void close() {}
}
