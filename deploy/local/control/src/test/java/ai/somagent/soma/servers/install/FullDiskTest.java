package ai.somagent.soma.servers.install;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import ai.somagent.soma.servers.ServersException;
import ai.somagent.soma.servers.catalogue.ServerCatalogue;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A real disk that is really full: a small one in memory, mounted for the test. */
final class FullDiskTest {

  private static final int SIZE_KIB = 12 * 1024;

  @TempDir Path folder;
  Ground ground;
  boolean mounted;

  @BeforeEach
  void mount() throws IOException, InterruptedException {
    ground = new Ground(folder);
    Path home = Files.createDirectories(ground.places.home());
    mounted =
        run(
            "mount",
            "-t",
            "tmpfs",
            "-o",
            "size=" + SIZE_KIB + "k",
            "soma-servers-test",
            home.toString());
    assumeTrue(mounted, "not run: mounting a small disk is not permitted here");
  }

  @AfterEach
  void unmount() throws IOException, InterruptedException {
    if (mounted) {
      assertThat(run("umount", ground.places.home().toString())).isTrue();
    }
  }

  private static boolean run(String... words) throws IOException, InterruptedException {
    return new ProcessBuilder(words)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start()
            .waitFor()
        == 0;
  }

  /** Makes room after the failure and tries again. */
  private void failsUntilThereIsRoom(ServerCatalogue catalogue, int leftKib) throws IOException {
    Path ballast = fails(catalogue, leftKib);
    Files.delete(ballast);
    assertThat(ground.install(catalogue).home().resolve("installed.json")).exists();
  }

  /** Fills the disk but for this many KiB and lets an install fail on it. */
  private Path fails(ServerCatalogue catalogue, int leftKib) throws IOException {
    Path ballast =
        Files.write(ground.places.home().resolve("x"), new byte[(SIZE_KIB - leftKib) << 10]);

    ServersException refused =
        catchThrowableOfType(ServersException.class, () -> ground.install(catalogue));

    assertThat(refused.kind()).as(refused.getMessage()).isEqualTo(ServersException.Kind.DISK);
    assertThat(refused.advice()).contains("deploy/local/servers clean");
    assertThat(ground.leftOver()).isEmpty();
    assertThat(ground.unfinished()).isEmpty();
    return ballast;
  }

  @Test
  void noRoomForTheWheel_saysSoAndLeavesNothing() throws IOException {
    Ground.needs("python3");
    fails(SmallRecipes.of("six", SmallRecipes.WHEEL), 28);
  }

  @Test
  void noRoomForTheBuild_saysSoAndLeavesNothing() throws IOException {
    Ground.needs("go");
    failsUntilThereIsRoom(SmallRecipes.of("hello", SmallRecipes.GO), 1000);
  }

  @Test
  void noRoomForTheJars_saysSoAndLeavesNothing() throws IOException {
    Ground.needs("mvn");
    fails(SmallRecipes.of("slf4j", SmallRecipes.MAVEN), 32);
  }

  @Test
  void noRoomForTheCommandsOfTheRecipe_saysSoAndLeavesNothing() throws IOException {
    String writes = SmallRecipes.finish("head -c 1000000 /dev/zero > ${home}/big; sync");
    failsUntilThereIsRoom(SmallRecipes.of("cat", SmallRecipes.DEBIAN, writes), 800);
  }

  @Test
  void noRoomAtAll_saysSoAndLeavesNothing() throws IOException {
    failsUntilThereIsRoom(SmallRecipes.of("cat", SmallRecipes.DEBIAN), 0);
  }
}
