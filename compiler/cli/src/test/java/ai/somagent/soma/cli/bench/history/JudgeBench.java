package ai.somagent.soma.cli.bench.history;

import ai.somagent.soma.cli.bench.history.Judgement.PathRequest;
import ai.somagent.soma.cli.workspace.SourceReader;
import ai.somagent.soma.cli.workspace.StandardLibrary;
import ai.somagent.soma.compile.Compilation;
import ai.somagent.soma.compile.CompilationInput;
import ai.somagent.soma.compile.CompiledCapsule;
import ai.somagent.soma.compile.Compiler;
import ai.somagent.soma.spi.JavaTool;
import ai.somagent.soma.tool.bundle.BundleTool;
import ai.somagent.soma.tool.compiler.CompilerTool;
import ai.somagent.soma.worker.EmbeddedTemporal;
import ai.somagent.soma.worker.FolderIrStore;
import ai.somagent.soma.worker.IrStore;
import ai.somagent.soma.worker.RunClient;
import ai.somagent.soma.worker.RunOutcome;
import ai.somagent.soma.worker.RunRequest;
import ai.somagent.soma.worker.SomaWorker;
import ai.somagent.soma.worker.SomaWorkerOptions;
import ai.somagent.soma.worker.ToolRegistry;
import ai.somagent.soma.worker.WorkerException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowOptions;
import io.temporal.client.WorkflowStub;
import io.temporal.serviceclient.WorkflowServiceStubs;
import io.temporal.serviceclient.WorkflowServiceStubsOptions;
import io.temporal.worker.Worker;
import io.temporal.worker.WorkerFactory;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.UnaryOperator;

/** One embedded server on which both forms of the main job run. */
final class JudgeBench implements AutoCloseable {
  private static final String BY_HAND = "by-hand";

  private final Path repository;
  private final EmbeddedTemporal server;
  private final WorkflowServiceStubs stubs;
  private final WorkflowClient client;

  JudgeBench(Path repository) throws WorkerException {
    this.repository = repository;
    this.server = EmbeddedTemporal.start();
    this.stubs =
        WorkflowServiceStubs.newServiceStubs(
            WorkflowServiceStubsOptions.newBuilder().setTarget(server.target().address()).build());
    this.client = WorkflowClient.newInstance(stubs);
  }

  /** Answers come one after the other. */
  JavaTool paced(JavaTool tool) {
    return new PacedTool(tool, client);
  }

  JudgeHistory byHand(String runId, Path bundle, UnaryOperator<JavaTool> tools)
      throws TimeoutException {
    WorkerFactory factory = WorkerFactory.newInstance(client);
    Worker worker = factory.newWorker(BY_HAND);
    worker.registerWorkflowImplementationTypes(HandWrittenJudge.class);
    worker.registerActivitiesImplementations(
        new ToolActivities(
            Map.of(
                "bundle", tools.apply(new BundleTool()),
                "compiler", tools.apply(new CompilerTool()))));
    factory.start();
    try {
      WorkflowStub stub =
          client.newUntypedWorkflowStub(
              "JudgeWorkflow",
              WorkflowOptions.newBuilder()
                  .setTaskQueue(BY_HAND)
                  .setWorkflowId(runId)
                  .setWorkflowExecutionTimeout(Duration.ofMinutes(10))
                  .build());
      stub.start(new PathRequest(bundle.toString()));
      return JudgeHistory.of(stub.getResult(5, TimeUnit.MINUTES, JsonNode.class), client, runId);
    } finally {
      factory.shutdownNow();
    }
  }

  JudgeHistory bySoma(String runId, Path bundle, Path folder, UnaryOperator<JavaTool> tools)
      throws WorkerException, InterruptedException {
    CompiledCapsule judge = compile();
    IrStore store = new FolderIrStore(folder);
    String digest = store.put(judge.program(), judge.sourceMap());
    ToolRegistry registry =
        ToolRegistry.of(List.of(tools.apply(new BundleTool()), tools.apply(new CompilerTool())));
    try (SomaWorker worker =
            SomaWorker.start(server.target(), store, registry, SomaWorkerOptions.DEFAULT);
        RunClient runs = RunClient.connect(server.target(), store, registry)) {
      RunOutcome outcome =
          runs.start(
                  new RunRequest(
                      runId,
                      digest,
                      judge.program().capsule().id(),
                      JsonNodeFactory.instance.objectNode().put("path", bundle.toString())))
              .await();
      if (!(outcome instanceof RunOutcome.Completed completed)) {
        throw new IllegalStateException("the judge ended with " + outcome);
      }
      return JudgeHistory.of(completed.result(), client, runId);
    }
  }

  private CompiledCapsule compile() {
    Path source = repository.resolve("capsules/marketplace/judge.soma");
    Compilation compilation =
        Compiler.compile(
            new CompilationInput(
                SourceReader.read(List.of(source.toString())).texts(), StandardLibrary.INSTANCE));
    if (compilation.capsules().isEmpty()) {
      throw new IllegalStateException("the judge does not compile: " + compilation.diagnostics());
    }
    return compilation.capsules().getFirst();
  }

  @Override
  public void close() {
    stubs.shutdownNow();
    server.close();
  }
}
