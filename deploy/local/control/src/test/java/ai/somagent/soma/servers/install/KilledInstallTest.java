package ai.somagent.soma.servers.install;

import static org.assertj.core.api.Assertions.assertThat;

import ai.somagent.soma.servers.catalogue.CatalogueReader;
import ai.somagent.soma.servers.catalogue.ServerCatalogue;
import ai.somagent.soma.servers.place.Folders;
import ai.somagent.soma.servers.process.ProcessTree;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** SIGKILL to a real installing process, at moments drawn from a seed. */
final class KilledInstallTest {

  private static final int KILLS = 8;
  private static final long SEED = 4;

  @TempDir Path folder;
  Ground ground;
  final String text =
      SmallRecipes.text(
          "hello", SmallRecipes.GO, SmallRecipes.finish("echo 1 > one; sleep 0.2; echo 2 > two"));
  final ServerCatalogue catalogue = CatalogueReader.read(text);

  @BeforeEach
  void empty() {
    Ground.needs("go");
    ground = new Ground(folder);
  }

  private boolean isWhole(Path home) {
    return home.resolve("one").toFile().exists()
        && home.resolve("two").toFile().exists()
        && home.resolve("greeting").toFile().canExecute();
  }

  @Test
  void killedAtAnyMoment_neverCountsAsInstalledAndInstallsNextTime() throws Exception {
    Installations installations = new Installations(ground.places);
    Random random = new Random(SEED);
    int unfinished = 0;
    for (int kill = 0; kill < KILLS; kill++) {
      try (OtherJvm installing = new OtherJvm(ground.places, text, "hello")) {
        installing.await("installs");
        Thread.sleep(random.nextInt(900));
        installing.kill();
      }
      boolean marked = installations.find(catalogue.recipe("hello")).isPresent();
      assertThat(marked).isEqualTo(marked && isWhole(ground.home(catalogue)));
      unfinished += marked ? 0 : 1;
      if (marked) {
        Folders.delete(ground.home(catalogue));
      }
    }
    assertThat(unfinished).isPositive();

    Path home = ground.install(catalogue).home();

    assertThat(isWhole(home)).isTrue();
    assertThat(ground.unfinished()).isEmpty();
    assertThat(ProcessTree.markedWith(ground.places.home())).isEmpty();
  }

  @Test
  void killedInEachStage_installsNextTime() throws IOException, InterruptedException {
    for (String stage : new String[] {"installs", "builds", "finishes"}) {
      try (OtherJvm installing = new OtherJvm(ground.places, text, "hello")) {
        installing.await(stage);
        installing.kill();
      }
      assertThat(new Installations(ground.places).find(catalogue.recipe("hello"))).isEmpty();
    }

    assertThat(isWhole(ground.install(catalogue).home())).isTrue();
    assertThat(ProcessTree.markedWith(ground.places.home())).isEmpty();
  }
}
