package ai.somagent.soma.worker;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;

/** A server, a worker with the ledger, and a client, ready to run programs. */
final class WorkerBench implements AutoCloseable {
  private final SomaWorker worker;
  private final RunClient client;
  private final IrStore store;

  WorkerBench(TemporalTarget target, Path folder) throws WorkerException {
    this.store = new FolderIrStore(folder.resolve("programs"));
    ToolRegistry tools = ToolRegistry.of(List.of(new LedgerTool(folder.resolve("ledger"))));
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

  @Override
  public void close() {
    client.close();
    worker.close();
  }
}
