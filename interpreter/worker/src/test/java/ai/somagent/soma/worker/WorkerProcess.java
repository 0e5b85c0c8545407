package ai.somagent.soma.worker;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;

/** A worker with the ledger in a JVM of its own, so that it can be killed. */
final class WorkerProcess implements AutoCloseable {
  private final Process process;

  private WorkerProcess(Process process) {
    this.process = process;
  }

  static WorkerProcess start(TemporalTarget target, Path folder) throws IOException {
    List<String> command =
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-cp",
            Objects.requireNonNull(System.getProperty("java.class.path")),
            WorkerProcess.class.getName(),
            target.address(),
            target.namespace(),
            folder.toString());
    return new WorkerProcess(
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("worker.log").toFile())
            .start());
  }

  /** SIGKILL: no hook runs, nothing is flushed or said to the server. */
  void kill() throws InterruptedException {
    process.destroyForcibly();
    if (!process.waitFor(30, TimeUnit.SECONDS)) {
      throw new IllegalStateException("the worker survived SIGKILL");
    }
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }

  /** Address, namespace and folder; runs until it is killed. */
  public static void main(String[] arguments) throws Exception {
    Path folder = Path.of(arguments[2]);
    ToolRegistry tools = ToolRegistry.of(List.of(new LedgerTool(() -> folder.resolve("ledger"))));
    try (SomaWorker worker =
        SomaWorker.start(
            TemporalTarget.at(arguments[0], arguments[1]),
            new FolderIrStore(folder.resolve("programs")),
            tools,
            SomaWorkerOptions.DEFAULT)) {
      Thread.currentThread().join();
    }
  }
}
