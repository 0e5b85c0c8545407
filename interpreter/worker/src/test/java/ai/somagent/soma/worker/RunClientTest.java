package ai.somagent.soma.worker;

import static ai.somagent.soma.worker.ProgramDraft.INT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Starting, attaching, refusing. */
class RunClientTest extends EmbeddedBench {
  private static final ObjectNode NOTHING = JsonNodeFactory.instance.objectNode();

  @Test
  void sameIdAndProgram_attachesAndRunsOnce() throws Exception {
    ProgramDraft draft =
        new ProgramDraft("once")
            .output(INT)
            .slot("n", INT)
            .call("first", "append", "one", "n", "end")
            .returns("end", "n", "n");
    RunHandle first = bench.start(draft, NOTHING, "same-id");
    RunHandle second = bench.start(draft, NOTHING, "same-id");
    assertThat(first.attached()).isFalse();
    assertThat(second.attached()).isTrue();
    assertThat(second.await()).isEqualTo(new RunOutcome.Completed(IntNode.valueOf(1)));
    RunHandle third = bench.start(draft, NOTHING, "same-id");
    assertThat(third.await()).isEqualTo(new RunOutcome.Completed(IntNode.valueOf(1)));
    assertThat(bench.ledger()).containsExactly("one");
  }

  @Test
  void sameIdWithAnotherProgram_isAConflict() throws Exception {
    ProgramDraft draft = new ProgramDraft("first").call("a", "append", "one", null, null);
    ProgramDraft other = new ProgramDraft("other").call("a", "append", "two", null, null);
    bench.start(draft, NOTHING, "taken").await();
    assertThatThrownBy(() -> bench.start(other, NOTHING, "taken"))
        .isInstanceOfSatisfying(
            RunConflictException.class,
            conflict ->
                assertThat(conflict.existingDigest()).isEqualTo(draft.sourceMap().program()));
    assertThat(bench.ledger()).containsExactly("one");
  }

  @Test
  void unknownRun_isNotFound() {
    assertThatThrownBy(() -> bench.client().describe("nobody"))
        .isInstanceOf(RunNotFoundException.class)
        .hasMessage("no run `nobody`");
    assertThatThrownBy(() -> bench.client().run("nobody")).isInstanceOf(RunNotFoundException.class);
  }

  @Test
  void toolsThatNothingImplements_areNamedBeforeTheRunStarts() {
    ProgramDraft draft =
        new ProgramDraft("missing").bindElsewhere("append").call("a", "append", "x", null, null);
    assertThatThrownBy(() -> bench.start(draft, NOTHING, "never-started"))
        .isInstanceOfSatisfying(
            MissingToolsException.class,
            missing ->
                assertThat(missing.missing())
                    .containsExactly("`ledger.append` via java \"test.Nowhere\""));
    assertThatThrownBy(() -> bench.client().describe("never-started"))
        .isInstanceOf(RunNotFoundException.class);
  }

  @Test
  void toolThatTheWorkerLacks_failsTheCall(@TempDir Path elsewhere) throws Exception {
    ProgramDraft draft =
        new ProgramDraft("lacking").bindElsewhere("append").call("a", "append", "x", null, null);
    ToolRegistry more = ToolRegistry.of(List.of(new NowhereTool()));
    try (RunClient client = RunClient.connect(server.target(), bench.store(), more)) {
      String digest = bench.store().put(draft.program(), draft.sourceMap());
      RunOutcome outcome =
          client.start(new RunRequest("lacking", digest, "test.lacking", NOTHING)).await();
      assertThat(outcome)
          .isInstanceOfSatisfying(
              RunOutcome.Failed.class,
              failed -> {
                assertThat(failed.kind()).isEqualTo("ToolError");
                assertThat(failed.fields().get("code").textValue()).isEqualTo("not-implemented");
              });
    }
  }

  @Test
  void programThatTheWorkerLacks_failsTheRunAtOnce(@TempDir Path elsewhere) throws Exception {
    ProgramDraft draft = new ProgramDraft("stranger").call("a", "append", "x", null, null);
    IrStore other = new FolderIrStore(elsewhere);
    String digest = other.put(draft.program(), draft.sourceMap());
    ToolRegistry tools =
        ToolRegistry.of(List.of(new LedgerTool(() -> elsewhere.resolve("ledger"))));
    try (RunClient client = RunClient.connect(server.target(), other, tools)) {
      RunHandle run = client.start(new RunRequest("stranger", digest, "test.stranger", NOTHING));
      assertThat(run.await())
          .isInstanceOfSatisfying(
              RunOutcome.Failed.class,
              failed -> {
                assertThat(failed.kind()).isEqualTo("ProgramUnavailable");
                assertThat(failed.message()).isEqualTo("no program `" + digest + "` in the store");
              });
      assertThat(run.historyEvents()).isEqualTo(5);
    }
  }

  @Test
  void programThatTheStoreLacks_isNotStarted() {
    String digest = "sha256:" + "0".repeat(64);
    assertThatThrownBy(
            () -> bench.client().start(new RunRequest("no-program", digest, "test.x", NOTHING)))
        .isInstanceOf(IrNotFoundException.class)
        .hasMessageContaining(digest);
  }

  @Test
  void liveRun_answersTheStateQuery() throws Exception {
    ProgramDraft draft =
        new ProgramDraft("asked")
            .call(
                "wait",
                "wait",
                Map.of("millis", ProgramDraft.number(60_000)),
                null,
                60_000,
                ProgramDraft.ONCE,
                null);
    RunHandle run = bench.start(draft);
    bench.awaitLedger("waiting");
    try (TemporalConnection connection = TemporalConnection.open(server.target())) {
      JsonNode state =
          connection
              .client()
              .newUntypedWorkflowStub(run.runId())
              .query("soma.state", JsonNode.class);
      assertThat(state.get("format").textValue()).isEqualTo("soma.state/1");
      assertThat(state.get("calls").get(0).get("node").textValue()).isEqualTo("wait");
    }
    assertThat(bench.client().describe(run.runId()).status()).isEqualTo(RunStatus.RUNNING);
    run.cancel("asked enough");
    assertThat(run.await()).isEqualTo(new RunOutcome.Cancelled("asked enough"));
  }

  @Test
  void nothingListening_isUnavailable(@TempDir Path folder) throws Exception {
    TemporalTarget gone;
    try (EmbeddedTemporal shortLived = EmbeddedTemporal.start()) {
      gone = shortLived.target();
    }
    assertThatThrownBy(
            () -> RunClient.connect(gone, new FolderIrStore(folder), ToolRegistry.of(List.of())))
        .isInstanceOf(TemporalUnavailableException.class)
        .hasMessageContaining(gone.address());
  }

  private static final class NowhereTool implements ai.somagent.soma.spi.JavaTool {
    @Override
    public String target() {
      return "test.Nowhere";
    }

    @Override
    public Map<String, ai.somagent.soma.spi.ToolAction> actions() {
      return Map.of("append", (arguments, context) -> IntNode.valueOf(0));
    }
  }
}
