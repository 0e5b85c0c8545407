package ai.somagent.soma.worker;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.temporal.api.common.v1.WorkflowExecution;
import io.temporal.api.history.v1.HistoryEvent;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;

/** A worker with the ledger, and a client, ready to run programs on a server. */
final class WorkerBench implements AutoCloseable {
  private final Path folder;
  private volatile Path ledger;
  private final TemporalTarget target;
  private final IrStore store;
  private final SomaWorker worker;
  private final RunClient client;

  WorkerBench(TemporalTarget target, Path folder) throws WorkerException {
    this.target = target;
    this.folder = folder;
    this.ledger = folder.resolve("ledger");
    this.store = new FolderIrStore(folder.resolve("programs"));
    ToolRegistry tools = ToolRegistry.of(List.of(new LedgerTool(() -> ledger)));
    this.worker = SomaWorker.start(target, store, tools, SomaWorkerOptions.DEFAULT);
    this.client = RunClient.connect(target, store, tools);
  }

  RunHandle start(ProgramDraft draft) throws WorkerException {
    return start(draft, JsonNodeFactory.instance.objectNode());
  }

  RunHandle start(ProgramDraft draft, ObjectNode input) throws WorkerException {
    return start(draft, input, "run-" + UUID.randomUUID());
  }

  RunHandle start(ProgramDraft draft, ObjectNode input, String runId) throws WorkerException {
    String digest = store.put(draft.program(), draft.sourceMap());
    return client.start(new RunRequest(runId, digest, draft.program().capsule().id(), input));
  }

  RunClient client() {
    return client;
  }

  IrStore store() {
    return store;
  }

  List<String> ledger() throws IOException {
    return LedgerTool.lines(ledger);
  }

  /** Calls that began before go on writing into the ledger of their own. */
  void openNewLedger() {
    ledger = folder.resolve("ledger-" + UUID.randomUUID());
  }

  /** Waits until a tool has written {@code line}. */
  void awaitLedger(String line) throws IOException, InterruptedException {
    LedgerTool.awaitLine(ledger, line);
  }

  /** Names of the events of a run's history, without their common prefix. */
  List<String> eventTypes(RunHandle run) throws WorkerException {
    return history(run).stream()
        .map(event -> event.getEventType().name().replace("EVENT_TYPE_", ""))
        .toList();
  }

  List<HistoryEvent> history(RunHandle run) throws WorkerException {
    try (TemporalConnection connection = TemporalConnection.open(target)) {
      WorkflowExecution execution =
          WorkflowExecution.newBuilder().setWorkflowId(run.runId()).build();
      return new HistoryPages(connection, execution).all();
    }
  }

  @Override
  public void close() {
    client.close();
    worker.close();
  }
}
