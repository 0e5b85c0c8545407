package ai.somagent.soma.worker;

/** Runs programs: polls the task queue {@value #TASK_QUEUE} of one server until it is closed. */
public final class SomaWorker implements AutoCloseable {
  /** Where runs and their calls are queued. */
  public static final String TASK_QUEUE = "soma";

  private SomaWorker() {}

  /**
   * Warms up and starts polling; returns when the worker is ready.
   *
   * @throws TemporalUnavailableException nothing answers there within ten seconds, or the namespace
   *     does not exist
   */
  public static SomaWorker start(
      TemporalTarget target, IrStore store, ToolRegistry tools, SomaWorkerOptions options)
      throws TemporalUnavailableException {
    throw new UnsupportedOperationException("arrives with the next commit");
  }

  /** Stops polling, lets running calls end within the grace period, then interrupts them. */
  @Override
  public void close() {}
}
