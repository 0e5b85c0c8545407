package ai.somagent.soma.worker;

import org.jspecify.annotations.Nullable;

/** The store itself cannot be read or written. */
public final class IrStoreException extends WorkerException {
  private static final long serialVersionUID = 1L;

  public IrStoreException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
