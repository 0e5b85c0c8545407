package ai.somagent.soma.worker;

import ai.somagent.soma.ir.ProgramIr;
import ai.somagent.soma.worker.program.PreparedProgram;
import ai.somagent.soma.worker.recorded.HistoryMismatchException;
import ai.somagent.soma.worker.recorded.RecordedRun;
import ai.somagent.soma.worker.workflow.SomaWorkflow;
import io.temporal.worker.Worker;
import io.temporal.worker.WorkerFactory;
import io.temporal.workflow.DynamicWorkflow;
import java.io.PrintWriter;
import java.io.StringWriter;

/**
 * Runs a recorded history again with this version's workflow. All answers are in the history; the
 * SDK only asks a server what it can, and the embedded one tells it.
 */
public final class RunReplay {
  /** How Temporal marks the sentence that says what differs; it stands deep in the failure. */
  private static final String DIFFERS = "[TMPRL1100]";

  private RunReplay() {}

  /**
   * Replays.
   *
   * @throws IrNotFoundException the store has not the run's program
   * @throws IrRejectedException the stored program is unsound
   * @throws IrStoreException the store cannot be read
   * @throws TemporalUnavailableException no port could be bound on loopback
   * @throws UnsupportedProgramException the program uses what this version does not run
   */
  public static ReplayVerdict replay(RunHistory history, IrStore store) throws WorkerException {
    ProgramIr program = store.program(history.program());
    UnsupportedProgramException.refuse(program, store.sourceMap(history.program()));
    try (EmbeddedTemporal server = EmbeddedTemporal.start();
        TemporalConnection connection = TemporalConnection.open(server.target())) {
      Worker worker =
          WorkerFactory.newInstance(connection.client())
              .newWorker(
                  SomaWorker.TASK_QUEUE, SomaWorker.workerOptions(SomaWorkerOptions.DEFAULT));
      StoredPrograms programs = new StoredPrograms(store);
      worker.registerWorkflowImplementationFactory(
          DynamicWorkflow.class, () -> new SomaWorkflow(programs));
      return verdict(worker, history, PreparedProgram.of(history.program(), program));
    }
  }

  private static ReplayVerdict verdict(Worker worker, RunHistory history, PreparedProgram program) {
    try {
      worker.replayWorkflowExecution(history.forReplay());
      return new ReplayVerdict(true, null);
    } catch (Exception e) {
      return new ReplayVerdict(false, difference(history, program, e));
    }
  }

  /** In the program's terms where the machine alone differs as well, else in Temporal's. */
  private static String difference(RunHistory history, PreparedProgram program, Exception replay) {
    try {
      RecordedRun.drive(program, history.runId(), history.events(), _ -> {});
    } catch (HistoryMismatchException e) {
      return String.valueOf(e.getMessage());
    }
    StringWriter trace = new StringWriter();
    replay.printStackTrace(new PrintWriter(trace));
    return trace
        .toString()
        .lines()
        .filter(line -> line.contains(DIFFERS))
        .findFirst()
        .map(line -> line.substring(line.indexOf(DIFFERS) + DIFFERS.length()).strip())
        .orElse(String.valueOf(replay.getMessage()));
  }
}
