package ai.somagent.soma.servers.install;

import static org.assertj.core.api.Assertions.assertThat;

import ai.somagent.soma.servers.catalogue.ServerCatalogue;
import ai.somagent.soma.servers.place.Lock;
import ai.somagent.soma.servers.process.ProcessTree;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a killed install leaves is found and removed by the next. */
final class HalfFinishedInstallTest {

  @TempDir Path folder;
  Ground ground;
  final ServerCatalogue catalogue = SmallRecipes.of("cat", SmallRecipes.DEBIAN);

  @BeforeEach
  void empty() {
    ground = new Ground(folder);
  }

  @Test
  void folderWithoutMarker_isMadeAnew() throws IOException {
    Path home = Files.createDirectories(ground.home(catalogue));
    Files.writeString(home.resolve("half"), "half of a binary");

    ground.install(catalogue);

    assertThat(InstallFolders.list(home)).containsExactly(home.resolve("installed.json"));
  }

  @Test
  void markerThatIsNotWhole_isMadeAnew() throws IOException {
    Path home = ground.install(catalogue).home();
    Path marker = home.resolve("installed.json");
    Files.writeString(marker, Files.readString(marker).substring(0, 40));
    Files.writeString(home.resolve("half"), "half of a binary");

    ground.install(catalogue);

    assertThat(home.resolve("half")).doesNotExist();
    assertThat(new Installations(ground.places).find(catalogue.recipe("cat"))).isPresent();
  }

  @Test
  void tempFoldersOfTheDead_areSwept() throws IOException {
    InstallFolders folders = new InstallFolders(ground.places).make();
    for (String server : new String[] {"cat", "other"}) {
      Files.writeString(Files.createDirectories(folders.unfinished(server)).resolve("x"), "x");
    }

    ground.install(catalogue);

    assertThat(ground.unfinished()).isEmpty();
  }

  @Test
  void tempFolderOfALivingInstall_isLeftAlone() throws IOException {
    InstallFolders folders = new InstallFolders(ground.places).make();
    Path living = Files.createDirectories(folders.unfinished("other"));

    try (Lock held = Lock.hold(folders.serverLock("other"), () -> {})) {
      ground.install(catalogue);
    }

    assertThat(living).exists();
  }

  @Test
  void toolsOfTheDead_areEnded() throws IOException, InterruptedException {
    Path left = Files.createDirectories(new InstallFolders(ground.places).make().unfinished("cat"));
    ProcessBuilder tool = new ProcessBuilder("sleep", "600");
    tool.environment().put(ProcessTree.MARK, left.resolve("1-2-3").toString());
    Process orphan = tool.start();

    ground.install(catalogue);

    assertThat(orphan.waitFor()).isEqualTo(128 + 9);
  }

  @Test
  void systemPackageRemovedSince_isNotInstalled() {
    ground.install(catalogue);
    ServerCatalogue removed =
        SmallRecipes.of("cat", SmallRecipes.DEBIAN.replace("/bin/cat", "/nowhere/cat"));

    assertThat(new Installations(ground.places).find(removed.recipe("cat"))).isEmpty();
  }
}
