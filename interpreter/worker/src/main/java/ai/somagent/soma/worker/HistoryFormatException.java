package ai.somagent.soma.worker;

import org.jspecify.annotations.Nullable;

/** A text is not the recorded history of a run, or not one of this version. */
public final class HistoryFormatException extends WorkerException {
  private static final long serialVersionUID = 1L;

  HistoryFormatException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
