package ai.somagent.soma.servers.install;

import static org.assertj.core.api.Assertions.assertThat;

import ai.somagent.soma.servers.catalogue.ServerCatalogue;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every way to obtain, with real packages from the real registries. */
final class InstallerTest {

  @TempDir Path folder;
  Ground ground;

  @BeforeEach
  void empty() {
    ground = new Ground(folder);
  }

  @Test
  void wheel_binaryIsTakenOutAndExecutable() throws IOException {
    Ground.needs("python3");
    InstalledServer installed = ground.install(SmallRecipes.of("six", SmallRecipes.WHEEL));

    Path binary = installed.home().resolve("six.py");
    assertThat(Files.readString(binary)).contains("__version__ = \"1.17.0\"");
    assertThat(binary).isExecutable();
    assertThat(ground.unfinished()).isEmpty();
  }

  @Test
  void goModule_binaryIsBuiltAndRenamed() {
    Ground.needs("go");
    InstalledServer installed = ground.install(SmallRecipes.of("hello", SmallRecipes.GO));

    assertThat(installed.home().resolve("greeting")).isExecutable();
    assertThat(ground.said).anyMatch(line -> line.startsWith("hello: builds golang.org/x/example"));
  }

  @Test
  void mavenArtifact_jarsLieInLib() {
    Ground.needs("mvn");
    InstalledServer installed = ground.install(SmallRecipes.of("slf4j", SmallRecipes.MAVEN));

    assertThat(InstallFolders.list(installed.home().resolve("lib")))
        .extracting(path -> path.getFileName().toString())
        .containsExactly("slf4j-api-1.7.36.jar");
  }

  @Test
  void debianBinariesThere_nothingIsInstalledAndVersionIsAsked() {
    ServerCatalogue catalogue =
        SmallRecipes.of(
            "cat", SmallRecipes.DEBIAN, ", \"version_command\": [\"${bin.cat}\", \"--version\"]");

    InstalledServer installed = ground.install(catalogue);

    assertThat(installed.foundVersion()).matches("\\d+\\.\\d+.*");
    assertThat(ground.said).contains("cat: is on this system already: coreutils");
  }

  @Test
  void installedAlready_returnsTheSameAndSaysNothing() {
    ServerCatalogue catalogue = SmallRecipes.of("cat", SmallRecipes.DEBIAN);
    InstalledServer first = ground.install(catalogue);
    ground.said.clear();

    assertThat(ground.install(catalogue)).isEqualTo(first);
    assertThat(ground.said).isEmpty();
  }
}
