package ai.somagent.soma.worker;

/** Starts runs and looks at them. Thread-safe; one per process is enough. */
public final class RunClient implements AutoCloseable {
  private RunClient() {}

  /**
   * Connects.
   *
   * @param store where source maps of the programs are looked up, and programs to be started
   * @param tools checked before a run starts
   * @throws TemporalUnavailableException nothing answers there within ten seconds, or the namespace
   *     does not exist
   */
  public static RunClient connect(TemporalTarget target, IrStore store, ToolRegistry tools)
      throws TemporalUnavailableException {
    throw new UnsupportedOperationException("arrives with the next commit");
  }

  /**
   * Starts a run, or attaches to the run of this id: one that is running goes on, one that has ended
   * gives its outcome again.
   *
   * @throws IrNotFoundException the store has no such program
   * @throws IrRejectedException the stored program is unsound
   * @throws IrStoreException the store cannot be read
   * @throws MissingToolsException the program calls tools that nothing here implements
   * @throws RunConflictException a run of this id has another program
   */
  public RunHandle start(RunRequest request) throws WorkerException {
    throw new UnsupportedOperationException("arrives with the next commit");
  }

  /**
   * A run that was started before.
   *
   * @throws RunNotFoundException the server knows none of this id
   */
  public RunHandle run(String runId)
      throws RunNotFoundException, TemporalUnavailableException, TemporalCallException {
    throw new UnsupportedOperationException("arrives with the next commit");
  }

  /**
   * A run as it stands.
   *
   * @throws RunNotFoundException the server knows none of this id
   */
  public RunView describe(String runId)
      throws RunNotFoundException, TemporalUnavailableException, TemporalCallException {
    throw new UnsupportedOperationException("arrives with the next commit");
  }

  @Override
  public void close() {}
}
