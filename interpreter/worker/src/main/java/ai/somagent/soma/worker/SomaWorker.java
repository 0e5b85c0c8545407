package ai.somagent.soma.worker;

import ai.somagent.soma.worker.activity.ToolActivity;
import ai.somagent.soma.worker.program.ProgramSource;
import ai.somagent.soma.worker.workflow.SomaWorkflow;
import io.temporal.worker.Worker;
import io.temporal.worker.WorkerFactory;
import io.temporal.worker.WorkerFactoryOptions;
import io.temporal.worker.WorkerOptions;
import io.temporal.workflow.DynamicWorkflow;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** Runs programs: polls the task queue {@value #TASK_QUEUE} of one server until it is closed. */
public final class SomaWorker implements AutoCloseable {
  /** Where runs and their calls are queued. */
  public static final String TASK_QUEUE = "soma";

  /**
   * Runs do bounded work between two waits, yet a cold or crowded machine may take its time; this
   * only catches a real standstill.
   */
  private static final long STANDSTILL_MILLIS = 10_000;

  /** How soon a call learns that it is no longer wanted. */
  private static final Duration BEAT = Duration.ofSeconds(1);

  private final TemporalConnection connection;
  private final WorkerFactory factory;
  private final SomaWorkerOptions options;

  private SomaWorker(
      TemporalConnection connection, WorkerFactory factory, SomaWorkerOptions options) {
    this.connection = connection;
    this.factory = factory;
    this.options = options;
  }

  /**
   * Warms up and starts polling; returns when the worker is ready.
   *
   * @throws TemporalUnavailableException nothing answers there within ten seconds, or the namespace
   *     does not exist
   */
  public static SomaWorker start(
      TemporalTarget target, IrStore store, ToolRegistry tools, SomaWorkerOptions options)
      throws TemporalUnavailableException {
    TemporalConnection connection = TemporalConnection.open(target);
    WarmUp.run();
    WorkerFactory factory =
        WorkerFactory.newInstance(
            connection.client(),
            WorkerFactoryOptions.newBuilder().setUsingVirtualWorkflowThreads(true).build());
    Worker worker = factory.newWorker(TASK_QUEUE, workerOptions(options));
    ProgramSource programs = new StoredPrograms(store);
    worker.registerWorkflowImplementationFactory(
        DynamicWorkflow.class, () -> new SomaWorkflow(programs));
    worker.registerActivitiesImplementations(new ToolActivity(programs, tools::find));
    factory.start();
    return new SomaWorker(connection, factory, options);
  }

  static WorkerOptions workerOptions(SomaWorkerOptions options) {
    return WorkerOptions.newBuilder()
        .setUsingVirtualThreads(true)
        .setMaxConcurrentActivityExecutionSize(options.concurrentCalls())
        .setDefaultDeadlockDetectionTimeout(STANDSTILL_MILLIS)
        .setMaxHeartbeatThrottleInterval(BEAT)
        .setDefaultHeartbeatThrottleInterval(BEAT)
        .setAllowActivityHeartbeatDuringShutdown(true)
        .build();
  }

  /** Stops polling, lets running calls end within the grace period, then interrupts them. */
  @Override
  public void close() {
    factory.shutdown();
    factory.awaitTermination(options.grace().toMillis(), TimeUnit.MILLISECONDS);
    if (!factory.isTerminated()) {
      factory.shutdownNow();
      factory.awaitTermination(5, TimeUnit.SECONDS);
    }
    connection.close();
  }
}
