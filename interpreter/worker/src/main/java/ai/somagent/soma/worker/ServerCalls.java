package ai.somagent.soma.worker;

import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** Sends requests, again while the server is away, and says in our own terms why they failed. */
final class ServerCalls {
  private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(60);
  private static final long PAUSE_MILLIS = 500;

  private ServerCalls() {}

  /**
   * Sends a request that may be sent twice.
   *
   * @throws TemporalUnavailableException the server cannot be reached for a minute
   * @throws TemporalCallException it refused
   */
  static <T> T send(Supplier<T> request)
      throws TemporalUnavailableException, TemporalCallException {
    long end = System.nanoTime() + PATIENCE_NANOS;
    while (true) {
      try {
        return request.get();
      } catch (StatusRuntimeException e) {
        if (!isAway(e)) {
          throw refused(e);
        }
        if (System.nanoTime() - end > 0 || !paused()) {
          throw wentAway(e);
        }
      }
    }
  }

  /** Not there, or there and stuck, as with a database that does not answer. */
  static boolean isAway(StatusRuntimeException failure) {
    return failure.getStatus().getCode() == Status.Code.UNAVAILABLE
        || failure.getStatus().getCode() == Status.Code.DEADLINE_EXCEEDED;
  }

  static TemporalUnavailableException wentAway(Throwable cause) {
    return new TemporalUnavailableException("the Temporal server went away", cause);
  }

  static TemporalCallException refused(StatusRuntimeException failure) {
    return new TemporalCallException(
        "the Temporal server refused: " + failure.getStatus().getDescription(), failure);
  }

  private static boolean paused() {
    try {
      Thread.sleep(PAUSE_MILLIS);
      return true;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
