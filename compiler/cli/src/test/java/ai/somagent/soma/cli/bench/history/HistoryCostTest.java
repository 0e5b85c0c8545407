package ai.somagent.soma.cli.bench.history;

import static org.assertj.core.api.Assertions.assertThat;

import ai.somagent.soma.archive.BundleWriter;
import ai.somagent.soma.archive.SampleBundles;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Soma's form of the main job gives the same decision for no more events than the SDK's. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class HistoryCostTest {
  private static final Path REPOSITORY =
      Path.of(Objects.requireNonNull(System.getProperty("soma.repository")));

  private JudgeBench bench;

  @BeforeAll
  void startServer() throws Exception {
    bench = new JudgeBench(REPOSITORY);
  }

  @AfterAll
  void stopServer() {
    bench.close();
  }

  @Test
  void goodBundle_costsNoMoreEventsThanByHand(@TempDir Path folder) throws Exception {
    Path bundle = folder.resolve("marketplace.zip");
    Files.write(
        bundle, BundleWriter.build(REPOSITORY.resolve("capsules/marketplace"), bundle).archive());
    JudgeHistory byHand = bench.byHand("hand-good", bundle, bench::paced);
    JudgeHistory soma = bench.bySoma("soma-good", bundle, folder.resolve("programs"), bench::paced);
    assertThat(soma.decision().get("kind").textValue()).isEqualTo("accepted");
    assertThat(soma.decision()).isEqualTo(byHand.decision());
    assertThat(byHand.total()).isEqualTo(35);
    assertThat(soma.total()).isLessThanOrEqualTo(byHand.total());
    assertThat(soma.events()).isEqualTo(byHand.events());
  }

  @Test
  void unsafeBundle_costsNoMoreEventsThanByHand(@TempDir Path folder) throws Exception {
    Path bundle = folder.resolve("unsafe.zip");
    Files.write(bundle, SampleBundles.unsafe().getFirst().archive());
    JudgeHistory byHand = bench.byHand("hand-unsafe", bundle, bench::paced);
    JudgeHistory soma =
        bench.bySoma("soma-unsafe", bundle, folder.resolve("programs"), bench::paced);
    assertThat(soma.decision().get("kind").textValue()).isEqualTo("rejected");
    assertThat(soma.decision()).isEqualTo(byHand.decision());
    assertThat(soma.total()).isLessThanOrEqualTo(byHand.total());
    assertThat(soma.events()).isEqualTo(byHand.events());
  }
}
