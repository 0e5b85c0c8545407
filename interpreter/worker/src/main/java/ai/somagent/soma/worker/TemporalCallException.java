package ai.somagent.soma.worker;

import org.jspecify.annotations.Nullable;

/** The Temporal server answered a request with a refusal. */
public final class TemporalCallException extends WorkerException {
  private static final long serialVersionUID = 1L;

  public TemporalCallException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
