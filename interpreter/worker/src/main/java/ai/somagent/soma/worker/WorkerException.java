package ai.somagent.soma.worker;

import org.jspecify.annotations.Nullable;

/** A failure of the world around the worker, in terms that people understand. */
public abstract sealed class WorkerException extends Exception
    permits IrNotFoundException,
        IrRejectedException,
        IrStoreException,
        ToolConflictException,
        MissingToolsException,
        UnsupportedProgramException,
        TemporalUnavailableException,
        TemporalCallException,
        RunConflictException,
        RunNotFoundException,
        HistoryFormatException,
        UpdateRefusedException {
  private static final long serialVersionUID = 1L;

  WorkerException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
