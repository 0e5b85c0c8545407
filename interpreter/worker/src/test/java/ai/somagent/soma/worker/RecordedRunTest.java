package ai.somagent.soma.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.somagent.soma.engine.codec.StateCodec;
import ai.somagent.soma.engine.state.MachineState;
import ai.somagent.soma.engine.state.RunStatus;
import ai.somagent.soma.engine.where.FiberWait;
import ai.somagent.soma.worker.program.PreparedProgram;
import ai.somagent.soma.worker.recorded.HistoryMismatchException;
import ai.somagent.soma.worker.recorded.RecordedRun;
import ai.somagent.soma.worker.recorded.RecordedStep;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.google.protobuf.util.JsonFormat;
import io.temporal.api.history.v1.History;
import io.temporal.api.history.v1.HistoryEvent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Histories through the pure machine lead to the very state that the live run has. */
@Timeout(60)
class RecordedRunTest extends EmbeddedBench {

  private static List<RecordedStep> drive(ProgramDraft draft, String id, List<HistoryEvent> history)
      throws Exception {
    List<RecordedStep> steps = new ArrayList<>();
    PreparedProgram program =
        PreparedProgram.of(RecordedRun.digest(history).orElseThrow(), draft.program());
    RecordedRun.drive(program, id, history, steps::add);
    return steps;
  }

  /** Asked first, so that the history is at least as new as the answer. */
  private void assertSameState(ProgramDraft draft, RunHandle run) throws Exception {
    JsonNode live = run.query("soma.state");
    MachineState driven = drive(draft, run.runId(), bench.history(run)).getLast().state();
    assertThat(StateCodec.write(driven).toPrettyString()).isEqualTo(live.toPrettyString());
  }

  static List<Path> histories() throws Exception {
    return ReplayTest.histories().toList();
  }

  @ParameterizedTest
  @MethodSource("histories")
  void recordedHistory_endsAsItDid(Path file) throws Exception {
    History.Builder history = History.newBuilder();
    JsonFormat.parser().merge(Files.readString(file), history);
    List<HistoryEvent> events = history.getEventsList();
    String digest = RecordedRun.digest(events).orElseThrow();
    PreparedProgram program =
        PreparedProgram.of(digest, new FolderIrStore(file.resolveSibling("")).program(digest));
    List<RecordedStep> steps = new ArrayList<>();
    RecordedRun.drive(program, "recorded", events, steps::add);
    RunStatus end =
        switch (events.getLast().getEventType()) {
          case EVENT_TYPE_WORKFLOW_EXECUTION_COMPLETED -> RunStatus.COMPLETED;
          case EVENT_TYPE_WORKFLOW_EXECUTION_FAILED -> RunStatus.FAILED;
          case EVENT_TYPE_WORKFLOW_EXECUTION_CANCELED -> RunStatus.CANCELLED;
          default -> RunStatus.RUNNING;
        };
    assertThat(steps.getLast().state().status()).isEqualTo(end);
  }

  @Test
  void signalsAndUpdates_leadToTheStateOfTheLiveRun() throws Exception {
    ProgramDraft draft = EmbeddedUpdateTest.counter("driven");
    RunHandle run = bench.start(draft);
    run.signal("step", EmbeddedUpdateTest.by(4));
    assertThat(run.update("raise", EmbeddedUpdateTest.by(3)).intValue()).isEqualTo(7);
    assertSameState(draft, run);
    List<FiberWait> waits = drive(draft, run.runId(), bench.history(run)).getLast().where().waits();
    assertThat(waits).extracting(FiberWait::key).containsExactly("wait");
    assertThat(waits.getFirst().since())
        .isEqualTo(drive(draft, run.runId(), bench.history(run)).getFirst().now());
    run.signal("step", EmbeddedUpdateTest.by(9));
    run.await();
    assertThat(drive(draft, run.runId(), bench.history(run)).getLast().state().status())
        .isEqualTo(RunStatus.COMPLETED);
  }

  @Test
  void waitingForASignal_leadsToTheStateOfTheLiveRun() throws Exception {
    ProgramDraft draft = EmbeddedSignalTest.listener("driven_listener", 50_000);
    RunHandle run = bench.start(draft);
    assertSameState(draft, run);
    run.signal("say", EmbeddedSignalTest.word("still"));
    assertSameState(draft, run);
    run.signal("say", EmbeddedSignalTest.word("here"));
    run.await();
    assertThat(drive(draft, run.runId(), bench.history(run)).getLast().state().status())
        .isEqualTo(RunStatus.COMPLETED);
  }

  @Test
  void anotherProgram_isAMismatch() throws Exception {
    ProgramDraft draft = new ProgramDraft("one").call("one", "append", "one", null, null);
    RunHandle run = bench.start(draft, JsonNodeFactory.instance.objectNode());
    run.await();
    ProgramDraft other = new ProgramDraft("two").call("two", "append", "one", null, null);
    assertThatThrownBy(() -> drive(other, run.runId(), bench.history(run)))
        .isInstanceOf(HistoryMismatchException.class)
        .hasMessageContaining("is the call `one`, which the program does not make there");
  }
}
