package ai.somagent.soma.worker;

import org.jspecify.annotations.Nullable;

/** No Temporal server answers, or none could be started; the message says what to do. */
public final class TemporalUnavailableException extends WorkerException {
  private static final long serialVersionUID = 1L;

  public TemporalUnavailableException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
