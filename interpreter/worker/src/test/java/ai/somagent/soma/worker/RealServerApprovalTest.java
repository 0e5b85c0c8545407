package ai.somagent.soma.worker;

import static ai.somagent.soma.worker.ProgramDraft.text;
import static org.assertj.core.api.Assertions.assertThat;

import ai.somagent.soma.ir.node.ClausesIr;
import ai.somagent.soma.ir.node.EffectIr.ApproveIr;
import ai.somagent.soma.ir.node.EffectIr.ApproverIr;
import ai.somagent.soma.servers.catalogue.Server;
import ai.somagent.soma.servers.instance.RunningServer;
import ai.somagent.soma.servers.junit.RealServer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** People decide through updates that the run itself judges, on a real Temporal server. */
@RealServer(value = Server.TEMPORAL, own = true)
@Timeout(240)
class RealServerApprovalTest {
  private final TemporalTarget target;

  RealServerApprovalTest(RunningServer temporal) {
    target = RealTemporal.target(temporal);
  }

  private static ProgramDraft draft(String name, long withinMillis) {
    ClausesIr within = new ClausesIr(null, null, null, withinMillis, null, null, List.of());
    return new ProgramDraft(name)
        .output(ProgramDraft.TEXT)
        .slot("vote", ProgramDraft.ANY)
        .node(
            new ApproveIr(
                "ask",
                text("Sell?"),
                List.of(new ApproverIr("role", text("owner"))),
                2,
                1,
                List.of(),
                Map.of("name", text("lamp")),
                null,
                "vote",
                within,
                "sell"))
        .call("sell", "append", "sold", null, "end")
        .returns("end", "vote.by[0].id + ' ' + vote.by[1].id", "vote")
        .wallClock(120_000);
  }

  private static RunHandle start(RunClient client, IrStore store, ProgramDraft draft)
      throws Exception {
    String digest = store.put(draft.program(), draft.sourceMap());
    String name = draft.program().capsule().name();
    ObjectNode nothing = JsonNodeFactory.instance.objectNode();
    return client.start(new RunRequest(name, digest, "test." + name, nothing, "eve"));
  }

  private static JsonNode asked(RunHandle run) throws Exception {
    JsonNode approvals = run.query("soma.approvals");
    while (approvals.isEmpty()) {
      Thread.sleep(50);
      approvals = run.query("soma.approvals");
    }
    return approvals.get(0);
  }

  private static ObjectNode says(String person, String decision, String digest) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("approval", "ask").put("decision", decision).put("digest", digest);
    json.putObject("by").put("id", person).putArray("roles").add("owner");
    return json;
  }

  private static String refused(RunHandle run, ObjectNode decision) throws Exception {
    try {
      run.update("soma.decide", decision);
      return "";
    } catch (UpdateRefusedException e) {
      return e.kind();
    }
  }

  @Test
  void quorumThatOutlivesAWorker_letsTheStepRun(@TempDir Path folder) throws Exception {
    IrStore store = new FolderIrStore(folder.resolve("programs"));
    Path ledger = folder.resolve("ledger");
    ToolRegistry tools = ToolRegistry.of(List.of(new LedgerTool(() -> ledger)));
    try (RunClient client = RunClient.connect(target, store, tools)) {
      RunHandle run;
      String digest;
      try (WorkerProcess first = WorkerProcess.start(target, folder)) {
        run = start(client, store, draft("approved", 100_000));
        JsonNode approval = asked(run);
        digest = approval.path("digest").textValue();
        assertThat(approval.path("show").path("name").textValue()).isEqualTo("lamp");
        long before = run.historyEvents();
        assertThat(refused(run, says("ada", "approve", "sha256:other")))
            .isEqualTo("ApprovalChanged");
        assertThat(refused(run, says("eve", "approve", digest))).isEqualTo("Denied");
        assertThat(run.historyEvents()).isLessThanOrEqualTo(before + 1);
        JsonNode once = run.update("soma.decide", says("ada", "approve", digest));
        assertThat(once.path("status").textValue()).isEqualTo("open");
        assertThat(run.update("soma.decide", says("ada", "approve", digest))).isEqualTo(once);
        first.kill();
      }
      assertThat(LedgerTool.lines(ledger)).isEmpty();
      try (WorkerProcess second = WorkerProcess.start(target, folder)) {
        assertThat(refused(run, says("ada", "reject", digest))).isEqualTo("AlreadyDecided");
        JsonNode done = run.update("soma.decide", says("bob", "approve", digest));
        assertThat(done.path("status").textValue()).isEqualTo("approved");
        assertThat(run.await()).isEqualTo(new RunOutcome.Completed(TextNode.valueOf("ada bob")));
      }
      assertThat(LedgerTool.lines(ledger)).containsExactly("sold");
    }
  }

  @Test
  void refusalAndSilence_areErrors(@TempDir Path folder) throws Exception {
    IrStore store = new FolderIrStore(folder.resolve("programs"));
    Path ledger = folder.resolve("ledger");
    ToolRegistry tools = ToolRegistry.of(List.of(new LedgerTool(() -> ledger)));
    try (RunClient client = RunClient.connect(target, store, tools);
        WorkerProcess worker = WorkerProcess.start(target, folder)) {
      RunHandle refusedRun = start(client, store, draft("refused", 100_000));
      String digest = asked(refusedRun).path("digest").textValue();
      refusedRun.update("soma.decide", says("bob", "reject", digest));
      RunOutcome.Failed rejected = (RunOutcome.Failed) refusedRun.await();
      assertThat(rejected.kind()).isEqualTo("Rejected");
      assertThat(rejected.fields().path("by").path("id").textValue()).isEqualTo("bob");
      RunOutcome.Failed silent =
          (RunOutcome.Failed) start(client, store, draft("silent", 500)).await();
      assertThat(silent.kind()).isEqualTo("Timeout");
    }
    assertThat(LedgerTool.lines(ledger)).isEmpty();
  }
}
