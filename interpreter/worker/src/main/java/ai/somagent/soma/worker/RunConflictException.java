package ai.somagent.soma.worker;

/** A run of this id exists and runs another program. */
public final class RunConflictException extends WorkerException {
  private static final long serialVersionUID = 1L;

  private final String runId;
  private final String existingDigest;

  public RunConflictException(String runId, String existingDigest, String wantedDigest) {
    super(
        "run `%s` exists with program `%s`, not `%s`"
            .formatted(runId, existingDigest, wantedDigest),
        null);
    this.runId = runId;
    this.existingDigest = existingDigest;
  }

  public String runId() {
    return runId;
  }

  public String existingDigest() {
    return existingDigest;
  }
}
