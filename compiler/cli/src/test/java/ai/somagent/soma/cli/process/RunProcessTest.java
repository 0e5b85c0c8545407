package ai.somagent.soma.cli.process;

import static org.assertj.core.api.Assertions.assertThat;

import ai.somagent.soma.servers.catalogue.Server;
import ai.somagent.soma.servers.instance.RunningServer;
import ai.somagent.soma.servers.junit.RealServer;
import ai.somagent.soma.worker.FolderIrStore;
import ai.somagent.soma.worker.RunClient;
import ai.somagent.soma.worker.RunStatus;
import ai.somagent.soma.worker.RunView;
import ai.somagent.soma.worker.StepView;
import ai.somagent.soma.worker.TemporalTarget;
import ai.somagent.soma.worker.ToolRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code soma run} in processes of its own, interrupted and killed, on a real Temporal server. */
@RealServer(value = Server.TEMPORAL, own = true)
final class RunProcessTest {
  @RealServer(Server.TEMPORAL)
  private static RunningServer temporal;

  @TempDir Path folder;

  private String capsule() throws Exception {
    return Path.of(RunProcessTest.class.getResource("/two_steps.soma").toURI()).toString();
  }

  private SomaProcess run(String id) throws Exception {
    return SomaProcess.start(
        "run", capsule(), "--input", "folder=" + folder, "--id", id, "--temporal", address());
  }

  private static String address() {
    return temporal.env("SOMA_TEMPORAL_ADDRESS");
  }

  private List<String> ledger() throws IOException {
    return Files.readAllLines(folder.resolve("ledger"));
  }

  @Test
  void interruptedRun_isCancelledAndSaysSo() throws Exception {
    try (SomaProcess soma = run("interrupted")) {
      soma.awaitErr(line -> line.contains("started") && line.contains("ledger.wait_for"));
      soma.interrupt();
      assertThat(soma.await()).isEqualTo(130);
      assertThat(soma.err()).contains("interrupted; cancelling run interrupted");
      assertThat(soma.err()).contains("cancelled in");
    }
    assertThat(view("interrupted").status()).isEqualTo(RunStatus.CANCELLED);
    assertThat(ledger()).containsExactly("first");
  }

  @Test
  void killedWorker_isReplacedByTheSameCommandAndNothingRunsTwice() throws Exception {
    try (SomaProcess soma = run("killed")) {
      soma.awaitErr(line -> line.contains("started") && line.contains("ledger.wait_for"));
      soma.kill();
    }
    assertThat(view("killed").status()).isEqualTo(RunStatus.RUNNING);
    Files.createFile(folder.resolve("go"));
    try (SomaProcess soma = run("killed")) {
      assertThat(soma.await()).as(soma.err()).isZero();
      assertThat(soma.err()).contains("attached to the run");
      assertThat(soma.out()).isEqualTo("\"done\"");
    }
    assertThat(ledger()).containsExactly("first", "second");
  }

  private RunView view(String id) throws Exception {
    try (RunClient client =
        RunClient.connect(
            TemporalTarget.at(address(), temporal.env("SOMA_TEMPORAL_NAMESPACE")),
            new FolderIrStore(folder.resolve("programs")),
            ToolRegistry.discover())) {
      return client.describe(id);
    }
  }

  @Test
  void judgeKilledAfterItsFirstStep_completesWithEveryStepDoneOnce() throws Exception {
    Path bundle = LargeBundle.write(folder);
    try (SomaProcess soma = judge(bundle)) {
      soma.awaitErr(line -> line.contains("done") && line.contains("bundle.open"));
      soma.kill();
    }
    assertThat(view("judge").status()).isEqualTo(RunStatus.RUNNING);
    try (SomaProcess soma = judge(bundle)) {
      assertThat(soma.await()).as(soma.err()).isZero();
      assertThat(soma.out()).contains("\"kind\" : \"accepted\"");
    }
    RunView view = view("judge");
    assertThat(view.status()).isEqualTo(RunStatus.COMPLETED);
    assertThat(view.steps()).hasSize(5);
    assertThat(view.steps().stream().map(StepView::step).map(s -> s.key()).distinct()).hasSize(5);
  }

  private static SomaProcess judge(Path bundle) throws IOException {
    return SomaProcess.start(
        "run",
        SomaProcess.repository("capsules/marketplace/judge.soma").toString(),
        "--input",
        "path=" + bundle,
        "--id",
        "judge",
        "--temporal",
        address());
  }
}
