package ai.somagent.soma.worker;

/** The server knows no run of this id. */
public final class RunNotFoundException extends WorkerException {
  private static final long serialVersionUID = 1L;

  private final String runId;

  public RunNotFoundException(String runId) {
    super("no run `" + runId + "`", null);
    this.runId = runId;
  }

  public String runId() {
    return runId;
  }
}
