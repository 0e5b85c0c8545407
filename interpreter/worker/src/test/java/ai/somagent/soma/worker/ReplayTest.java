package ai.somagent.soma.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.fail;

import ai.somagent.soma.servers.catalogue.Server;
import ai.somagent.soma.servers.instance.RunningServer;
import ai.somagent.soma.servers.junit.RealServer;
import ai.somagent.soma.worker.program.PreparedProgram;
import ai.somagent.soma.worker.program.ProgramSource;
import ai.somagent.soma.worker.workflow.SomaWorkflow;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.google.protobuf.util.JsonFormat;
import io.temporal.api.history.v1.History;
import io.temporal.common.WorkflowExecutionHistory;
import io.temporal.worker.Worker;
import io.temporal.worker.WorkerFactory;
import io.temporal.workflow.DynamicWorkflow;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Histories, recorded on a real server, run again with today's code. With {@code
 * -Dsoma.record=true} those that are missing of the current version are recorded, and the test
 * fails; what was recorded once stays as it is.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ReplayTest {
  private static final String VERSION = "0.1.0";
  private static final Path HISTORIES =
      Path.of(
          Objects.requireNonNull(System.getProperty("soma.repository")),
          "interpreter/worker/src/test/resources/histories");

  private EmbeddedTemporal server;
  private TemporalConnection connection;

  @BeforeAll
  void startServer() throws Exception {
    server = EmbeddedTemporal.start();
    connection = TemporalConnection.open(server.target());
  }

  @AfterAll
  void stopServer() {
    connection.close();
    server.close();
  }

  static Stream<Path> histories() throws IOException {
    try (Stream<Path> files = Files.walk(HISTORIES)) {
      return files
          .filter(file -> file.toString().endsWith(".history.json"))
          .sorted()
          .toList()
          .stream();
    }
  }

  @ParameterizedTest
  @MethodSource("histories")
  void recordedHistory_replays(Path history) throws Exception {
    Worker worker = worker(new StoredPrograms(new FolderIrStore(history.resolveSibling(""))));
    worker.replayWorkflowExecution(read(history));
  }

  @Test
  void everyRecordedProgram_hasAHistoryOfThisVersion() throws Exception {
    List<String> recorded =
        histories()
            .filter(file -> file.startsWith(HISTORIES.resolve(VERSION)))
            .map(file -> file.getFileName().toString().replace(".history.json", ""))
            .toList();
    assertThat(recorded)
        .containsExactlyInAnyOrderElementsOf(
            RecordedPrograms.all().stream()
                .map(draft -> draft.program().capsule().name())
                .toList());
  }

  @Test
  void historyOfAnotherProgram_isRefused() throws Exception {
    ProgramDraft other = new ProgramDraft("sequence").call("first", "key", "", null, null);
    ProgramSource impostor = digest -> PreparedProgram.of(digest, other.program());
    WorkflowExecutionHistory history = read(HISTORIES.resolve(VERSION + "/sequence.history.json"));
    assertThatThrownBy(() -> worker(impostor).replayWorkflowExecution(history))
        .hasStackTraceContaining("NonDeterministicException");
    assertThatCode(() ->
            worker(new StoredPrograms(new FolderIrStore(HISTORIES.resolve(VERSION))))
                .replayWorkflowExecution(history))
        .doesNotThrowAnyException();
  }

  private static WorkflowExecutionHistory read(Path file) throws IOException {
    History.Builder history = History.newBuilder();
    JsonFormat.parser().merge(Files.readString(file), history);
    return new WorkflowExecutionHistory(
        history.build(), file.getFileName().toString().replace(".history.json", ""));
  }

  private Worker worker(ProgramSource programs) {
    Worker worker =
        WorkerFactory.newInstance(connection.client())
            .newWorker(SomaWorker.TASK_QUEUE, SomaWorker.workerOptions(SomaWorkerOptions.DEFAULT));
    worker.registerWorkflowImplementationFactory(
        DynamicWorkflow.class, () -> new SomaWorkflow(programs));
    return worker;
  }

  @Test
  @EnabledIfSystemProperty(named = "soma.record", matches = "true")
  void recording_isNoTest(@RealServer(Server.TEMPORAL) RunningServer temporal) throws Exception {
    record(RealTemporal.target(temporal));
    fail("what was missing was recorded; run again without -Dsoma.record");
  }

  /** What people and other systems do to a run while it is recorded. */
  private static void disturb(WorkerBench bench, RunHandle run) throws Exception {
    switch (run.runId()) {
      case "cancelled" -> {
        bench.awaitLedger("waiting");
        run.cancel("recorded");
      }
      case "signalled" -> {
        run.signal("say", JsonNodeFactory.instance.objectNode().put("word", 7));
        run.signal("say", EmbeddedSignalTest.word("good"));
        while (!run.query("stage").textValue().equals("half")) {
          Thread.sleep(50);
        }
        run.signal("say", EmbeddedSignalTest.word("morning"));
      }
      case "updated" -> {
        run.update("raise", EmbeddedUpdateTest.by(3));
        run.signal("step", EmbeddedUpdateTest.by(4));
        run.update("raise", EmbeddedUpdateTest.by(5));
      }
      case "counted_until_stopped" -> {
        run.update("raise", EmbeddedUpdateTest.by(3));
        run.cancel("recorded");
      }
      default -> {
        // Nobody comes near it.
      }
    }
  }

  private static void record(TemporalTarget real) throws Exception {
    Path target = HISTORIES.resolve(VERSION);
    Path folder = Files.createTempDirectory("soma-record");
    IrStore kept = new FolderIrStore(target);
    try (WorkerBench bench = new WorkerBench(real, folder)) {
      for (ProgramDraft draft : RecordedPrograms.all()) {
        String name = draft.program().capsule().name();
        if (Files.exists(target.resolve(name + ".history.json"))) {
          continue;
        }
        bench.openNewLedger();
        RunHandle run = bench.start(draft, JsonNodeFactory.instance.objectNode(), name);
        disturb(bench, run);
        run.await();
        kept.put(draft.program(), draft.sourceMap());
        History history = History.newBuilder().addAllEvents(bench.history(run)).build();
        Files.writeString(
            target.resolve(name + ".history.json"),
            JsonFormat.printer().print(history) + "\n",
            StandardCharsets.UTF_8);
      }
    }
  }
}
