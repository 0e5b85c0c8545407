package ai.somagent.soma.cli.bench.history;

import static org.assertj.core.api.Assertions.assertThat;

import ai.somagent.soma.archive.BundleWriter;
import ai.somagent.soma.archive.SampleBundles;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/**
 * Soma's form of the main job gives the same decision for no more events than the SDK's. A slow
 * machine can add a workflow task to either, never take one away, so the fewest of some rounds
 * count.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class HistoryCostTest {
  private static final Path REPOSITORY =
      Path.of(Objects.requireNonNull(System.getProperty("soma.repository")));

  private static final int ROUNDS = 3;

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
    JudgeHistory byHand = byHand("hand-good", bundle);
    JudgeHistory soma = bySoma("soma-good", bundle, folder);
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
    JudgeHistory byHand = byHand("hand-unsafe", bundle);
    JudgeHistory soma = bySoma("soma-unsafe", bundle, folder);
    assertThat(soma.decision().get("kind").textValue()).isEqualTo("rejected");
    assertThat(soma.decision()).isEqualTo(byHand.decision());
    assertThat(soma.total()).isLessThanOrEqualTo(byHand.total());
    assertThat(soma.events()).isEqualTo(byHand.events());
  }

  private JudgeHistory byHand(String name, Path bundle) throws Exception {
    List<JudgeHistory> rounds = new ArrayList<>();
    for (int round = 0; round < ROUNDS; round++) {
      rounds.add(bench.byHand(name + round, bundle, bench::paced));
    }
    return fewest(rounds);
  }

  private JudgeHistory bySoma(String name, Path bundle, Path folder) throws Exception {
    List<JudgeHistory> rounds = new ArrayList<>();
    for (int round = 0; round < ROUNDS; round++) {
      rounds.add(bench.bySoma(name + round, bundle, folder.resolve("programs"), bench::paced));
    }
    return fewest(rounds);
  }

  private static JudgeHistory fewest(List<JudgeHistory> rounds) {
    return Collections.min(rounds, Comparator.comparingLong(JudgeHistory::total));
  }
}
