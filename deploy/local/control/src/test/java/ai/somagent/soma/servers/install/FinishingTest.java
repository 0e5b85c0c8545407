package ai.somagent.soma.servers.install;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import ai.somagent.soma.servers.catalogue.ServerCatalogue;
import ai.somagent.soma.servers.place.Folders;
import ai.somagent.soma.servers.place.OwnFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Templates, commands and the version of an obtained recipe. */
final class FinishingTest {

  @TempDir Path folder;
  Ground ground;

  @BeforeEach
  void empty() {
    ground = new Ground(folder);
  }

  @Test
  void template_namesTheFolderThatStays() throws IOException {
    ServerCatalogue catalogue =
        SmallRecipes.of(
            "cat",
            SmallRecipes.DEBIAN,
            ", \"home_files\": {\"conf/greeting.txt\": \"recipes/test/greeting.txt\"}");

    Path home = ground.install(catalogue).home();

    assertThat(home.resolve("conf/greeting.txt")).content().startsWith("home is " + home + " and");
  }

  @Test
  void commands_runInTheFolderThatStaysAndWorkIsKept() {
    ServerCatalogue catalogue =
        SmallRecipes.of(
            "cat",
            SmallRecipes.DEBIAN,
            SmallRecipes.finish("pwd > where; mkdir ${work}/made; pwd > ${work}/made/too"));

    Path home = ground.install(catalogue).home();

    assertThat(home.resolve("where")).hasContent(home.toString());
    assertThat(home.resolve("made/too")).hasContent(home.toString());
    assertThat(ground.unfinished()).isEmpty();
  }

  @Test
  void recipeWithUser_commandsRunAsThatUserAndItKeepsWhatItMade() throws IOException {
    assumeTrue(OwnFolder.userId() == 0, "not run: only root can become another user");
    // As in real life: that user cannot get to where recipes lie, and can to where servers run.
    Path run = Path.of("/var/tmp/soma-servers-test-" + ProcessHandle.current().pid());
    ground = new Ground(folder, run);
    Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
    ServerCatalogue catalogue =
        SmallRecipes.of(
            "cat",
            SmallRecipes.DEBIAN,
            ", \"user\": \"daemon\""
                + SmallRecipes.finish("id -un > who; pwd > where; mkdir data"));
    try {
      Path home = ground.install(catalogue).home();

      assertThat(home.resolve("who")).hasContent("daemon");
      assertThat(home.resolve("where")).hasContent(ground.places.run() + "/.work/cat");
      assertThat(Files.getOwner(home.resolve("data"))).hasToString("daemon");
      assertThat(Files.getOwner(home)).hasToString("root");
    } finally {
      Folders.delete(run);
    }
  }
}
