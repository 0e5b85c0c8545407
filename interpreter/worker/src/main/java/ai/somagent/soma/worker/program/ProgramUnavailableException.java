package ai.somagent.soma.worker.program;

import org.jspecify.annotations.Nullable;

/** A run names a program that this worker cannot run. */
public final class ProgramUnavailableException extends Exception {
  private static final long serialVersionUID = 1L;

  private final boolean lasting;

  /**
   * A failure to find a program.
   *
   * @param lasting whether trying again here is pointless
   */
  public ProgramUnavailableException(@Nullable String message, boolean lasting, Throwable cause) {
    super(message, cause);
    this.lasting = lasting;
  }

  public boolean lasting() {
    return lasting;
  }
}
