package ai.somagent.soma.servers.install;

import static org.assertj.core.api.Assertions.assertThat;

import ai.somagent.soma.servers.catalogue.ServerCatalogue;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What clean deletes, and what it must leave. */
final class CleanerTest {

  @TempDir Path folder;
  Ground ground;
  final ServerCatalogue catalogue = SmallRecipes.of("cat", SmallRecipes.DEBIAN);

  @BeforeEach
  void empty() {
    ground = new Ground(folder);
  }

  private Path file(Path folder, int bytes) throws IOException {
    return Files.write(Files.createDirectories(folder).resolve("file"), new byte[bytes]);
  }

  @Test
  void rubbish_isDeletedAndCounted() throws IOException {
    Path installed = ground.install(catalogue).home();
    Path servers = ground.places.servers();
    Path modules = ground.places.goCaches().resolve("mod/read-only");
    file(modules, 1000);
    Files.setPosixFilePermissions(modules, PosixFilePermissions.fromString("r-xr-xr-x"));
    file(servers.resolve("cat-0.9"), 200);
    file(servers.resolve("tmp/cat/1-2-3"), 30);
    file(servers.resolve("log"), 4);

    assertThat(new Cleaner(ground.places, catalogue).clean()).isEqualTo(1234);

    assertThat(ground.places.goCaches()).doesNotExist();
    assertThat(ground.leftOver()).containsExactly("cat-1.0");
    assertThat(installed.resolve("installed.json")).exists();
    assertThat(ground.unfinished()).isEmpty();
  }

  @Test
  void nothingThere_isZero() {
    assertThat(new Cleaner(ground.places, catalogue).clean()).isZero();
  }

  @Test
  void foreignFolder_isLeftAlone() throws IOException {
    Path foreign = file(ground.places.servers().resolve("somebody-elses"), 10);

    new Cleaner(ground.places, catalogue).clean();

    assertThat(foreign).exists();
  }

  @Test
  void oldVersionThatStillRuns_isLeftAlone() throws IOException, InterruptedException {
    Path old = Files.createDirectories(ground.places.servers().resolve("cat-0.9"));
    Path program = Files.copy(Path.of("/bin/sleep"), old.resolve("sleep"));
    Process running = new ProcessBuilder(program.toString(), "600").start();
    try {
      new Cleaner(ground.places, catalogue).clean();

      assertThat(program).exists();
    } finally {
      running.destroyForcibly().waitFor();
    }
    new Cleaner(ground.places, catalogue).clean();

    assertThat(old).doesNotExist();
  }
}
