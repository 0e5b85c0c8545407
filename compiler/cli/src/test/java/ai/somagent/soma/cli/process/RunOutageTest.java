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
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * {@code soma run} on the full Temporal server with PostgreSQL, while one of the two is killed with
 * SIGKILL and started again: the run goes on, and no step's effect is there twice.
 */
@RealServer(
    value = {Server.POSTGRESQL, Server.TEMPORAL_POSTGRESQL},
    own = true)
final class RunOutageTest {

  @TempDir Path folder;

  /** Which of the two is killed. */
  enum Victim {
    TEMPORAL,
    POSTGRESQL
  }

  @RealServer(Server.TEMPORAL_POSTGRESQL)
  private RunningServer temporal;

  @RealServer(Server.POSTGRESQL)
  private RunningServer postgresql;

  private RunningServer server(Victim victim) {
    return switch (victim) {
      case TEMPORAL -> temporal;
      case POSTGRESQL -> postgresql;
    };
  }

  private String address() {
    return temporal.env("SOMA_TEMPORAL_PG_ADDRESS");
  }

  private RunView view(String id) throws Exception {
    try (RunClient client =
        RunClient.connect(
            TemporalTarget.at(address(), temporal.env("SOMA_TEMPORAL_PG_NAMESPACE")),
            new FolderIrStore(folder.resolve("programs")),
            ToolRegistry.discover())) {
      return client.describe(id);
    }
  }

  @ParameterizedTest
  @EnumSource
  void judgeWhileAServerIsKilled_completesWithEveryStepDoneOnce(Victim victim) throws Exception {
    String id = "judge-" + victim;
    Path bundle = LargeBundle.write(folder);
    try (SomaProcess soma = judge(bundle, id)) {
      soma.awaitErr(line -> line.contains("done") && line.contains("bundle.open"));
      server(victim).kill();
      server(victim).restart();

      assertThat(soma.await()).as(soma.err()).isZero();
      assertThat(soma.out()).contains("\"kind\" : \"accepted\"");
      assertThat(soma.err()).doesNotContain("Exception", "\tat ");
    }
    RunView view = view(id);
    assertThat(view.status()).isEqualTo(RunStatus.COMPLETED);
    assertThat(view.steps()).hasSize(5);
    assertThat(view.steps().stream().map(StepView::step).map(s -> s.key()).distinct()).hasSize(5);
  }

  @ParameterizedTest
  @EnumSource
  void stepsThatEndWhileAServerIsAway_haveTheirEffectOnce(Victim victim) throws Exception {
    String id = "ledger-" + victim;
    try (SomaProcess soma = ledger(id)) {
      soma.awaitErr(line -> line.contains("started") && line.contains("ledger.wait_for"));
      server(victim).kill();
      soma.awaitErr(line -> line.contains("does not answer"));
      Files.createFile(folder.resolve("go"));
      server(victim).restart();

      assertThat(soma.await()).as(soma.err()).isZero();
      assertThat(soma.out()).isEqualTo("\"done\"");
      assertThat(soma.err()).contains("answers again").doesNotContain("Exception", "\tat ");
    }
    assertThat(Files.readAllLines(folder.resolve("ledger"))).containsExactly("first", "second");
    assertThat(view(id).status()).isEqualTo(RunStatus.COMPLETED);
  }

  private SomaProcess judge(Path bundle, String id) throws IOException {
    return SomaProcess.start(
        "run",
        SomaProcess.repository("capsules/marketplace/judge.soma").toString(),
        "--input",
        "path=" + bundle,
        "--id",
        id,
        "--temporal",
        address());
  }

  private SomaProcess ledger(String id) throws Exception {
    String capsule = Path.of(RunOutageTest.class.getResource("/two_steps.soma").toURI()).toString();
    return SomaProcess.start(
        "run", capsule, "--input", "folder=" + folder, "--id", id, "--temporal", address());
  }
}
