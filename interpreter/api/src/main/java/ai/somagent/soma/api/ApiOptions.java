package ai.somagent.soma.api;

import ai.somagent.soma.worker.TemporalTarget;
import java.nio.file.Path;

/**
 * How to serve.
 *
 * @param host name or address to listen on
 * @param port from 1 to 65535, or 0 for a free one
 * @param temporal where runs are kept
 * @param home folder for bundles and programs; made when missing. Workers elsewhere need the same
 *     {@code programs} folder in it
 */
public record ApiOptions(String host, int port, TemporalTarget temporal, Path home) {
  /** Only this machine can connect. */
  public static final String LOOPBACK = "127.0.0.1";

  /** On loopback. */
  public static ApiOptions onLoopback(int port, TemporalTarget temporal, Path home) {
    return new ApiOptions(LOOPBACK, port, temporal, home);
  }
}
