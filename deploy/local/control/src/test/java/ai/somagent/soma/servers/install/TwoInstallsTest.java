package ai.somagent.soma.servers.install;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import ai.somagent.soma.servers.ServersException;
import ai.somagent.soma.servers.catalogue.CatalogueReader;
import ai.somagent.soma.servers.catalogue.ServerCatalogue;
import ai.somagent.soma.servers.place.Lock;
import ai.somagent.soma.servers.process.ProcessTree;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two at once: the second waits, and finds it done. */
final class TwoInstallsTest {

  @TempDir Path folder;
  Ground ground;
  Path release;
  String text;

  @BeforeEach
  void empty() {
    ground = new Ground(folder);
    release = folder.resolve("release");
    // Ends only when the test lets it.
    text =
        SmallRecipes.text(
            "cat",
            SmallRecipes.DEBIAN,
            SmallRecipes.finish(
                "while [ ! -e " + release + " ]; do sleep 0.05; done; echo x >> made"));
  }

  @Test
  void twoProcesses_secondWaitsAndFindsItDone() throws Exception {
    try (OtherJvm first = new OtherJvm(ground.places, text, "cat")) {
      first.await("finishes");
      try (OtherJvm second = new OtherJvm(ground.places, text, "cat")) {
        second.await("waits: another install of it is under way");
        Files.createFile(release);

        assertThat(first.await()).last().asString().startsWith("installed 1.0");
        assertThat(second.await()).hasSize(2).last().asString().startsWith("installed 1.0");
      }
    }
    assertThat(ground.home(CatalogueReader.read(text)).resolve("made")).hasContent("x");
  }

  @Test
  void firstIsKilled_secondInstalls() throws Exception {
    try (OtherJvm first = new OtherJvm(ground.places, text, "cat")) {
      first.await("finishes");
      try (OtherJvm second = new OtherJvm(ground.places, text, "cat")) {
        second.await("waits");
        first.kill();
        second.await("finishes");
        Files.createFile(release);

        assertThat(second.await()).last().asString().startsWith("installed 1.0");
      }
    }
    assertThat(ground.home(CatalogueReader.read(text)).resolve("made")).hasContent("x");
  }

  @Test
  void twoThreads_bothGetTheSame() throws Exception {
    Files.createFile(release);
    ServerCatalogue catalogue = CatalogueReader.read(text);
    Installer installer = ground.installer(Ground.environment());

    CompletableFuture<InstalledServer> one =
        CompletableFuture.supplyAsync(() -> installer.install(catalogue.recipe("cat")));
    CompletableFuture<InstalledServer> two =
        CompletableFuture.supplyAsync(() -> installer.install(catalogue.recipe("cat")));

    assertThat(one.get()).isEqualTo(two.get());
    assertThat(ground.said).filteredOn(line -> line.startsWith("cat: installed in")).hasSize(1);
  }

  @Test
  void twoGoBuilds_runOneAfterTheOther() throws Exception {
    Ground.needs("go");
    ServerCatalogue catalogue = SmallRecipes.of("hello", SmallRecipes.GO);
    CountDownLatch waits = new CountDownLatch(1);
    Installer installer =
        new Installer(
            ground.places,
            new InstallOptions(false),
            (server, what) -> {
              if (what.equals("waits: another install is running go")) {
                waits.countDown();
              }
            },
            Ground.environment());
    CompletableFuture<InstalledServer> second;
    try (Lock first =
        Lock.hold(new InstallFolders(ground.places).make().toolLock("go"), () -> {})) {
      second = CompletableFuture.supplyAsync(() -> installer.install(catalogue.recipe("hello")));
      waits.await();
    }

    assertThat(second.get().home().resolve("greeting")).isExecutable();
  }

  @Test
  void installEndedInAnOrderlyWay_takesItsToolsAlong() throws Exception {
    try (OtherJvm installing = new OtherJvm(ground.places, text, "cat")) {
      installing.await("finishes");
      installing.terminate();
    }

    assertThat(ProcessTree.markedWith(ground.places.home())).isEmpty();
  }

  @Test
  void cleanDuringAnInstall_isRefused() throws Exception {
    ServerCatalogue catalogue = CatalogueReader.read(text);
    try (OtherJvm installing = new OtherJvm(ground.places, text, "cat")) {
      installing.await("finishes");

      ServersException refused =
          catchThrowableOfType(
              ServersException.class, () -> new Cleaner(ground.places, catalogue).clean());

      assertThat(refused.kind()).isEqualTo(ServersException.Kind.STATE);
      assertThat(refused).hasMessageContaining("an install of `cat` is under way");
      Files.createFile(release);
      assertThat(installing.await()).last().asString().startsWith("installed 1.0");
    }
    assertThat(new Cleaner(ground.places, catalogue).clean()).isNotNegative();
  }
}
