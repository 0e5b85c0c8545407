package ai.somagent.soma.servers.install;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import ai.somagent.soma.servers.ServersException;
import ai.somagent.soma.servers.catalogue.ServerCatalogue;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Installs that must fail, each with its kind and with nothing left. */
final class RefusedInstallTest {

  @TempDir Path folder;
  Ground ground;

  @BeforeEach
  void empty() {
    ground = new Ground(folder);
  }

  @AfterEach
  void nothingIsLeft() {
    assertThat(ground.leftOver()).isEmpty();
    assertThat(ground.unfinished()).isEmpty();
  }

  private ServersException refused(ServerCatalogue catalogue, Map<String, String> environment) {
    return catchThrowableOfType(
        ServersException.class,
        () -> ground.installer(environment).install(catalogue.all().getFirst()));
  }

  private ServersException refused(String obtain) {
    return refused(SmallRecipes.of("small", obtain), Ground.environment());
  }

  @Test
  void wheelOfOtherChecksum_isWrongChecksum() {
    Ground.needs("python3");
    ServersException refused = refused(SmallRecipes.WHEEL.replace("4721f391", "00000000"));

    assertThat(refused.kind()).isEqualTo(ServersException.Kind.WRONG_CHECKSUM);
    assertThat(refused).hasMessageContaining("4721f391ed90541fddacab5acf947aa0");
  }

  @Test
  void goModuleOfOtherChecksum_isWrongChecksum() {
    Ground.needs("go");
    ServersException refused = refused(SmallRecipes.GO.replace("h1:+gZE2jOd", "h1:AAAAAAAA"));

    assertThat(refused.kind()).isEqualTo(ServersException.Kind.WRONG_CHECKSUM);
    assertThat(refused).hasMessageContaining("h1:+gZE2jOd");
  }

  @Test
  void goPackageOfOtherModule_isWrongChecksum() {
    Ground.needs("go");
    String other = SmallRecipes.GO.replace("\"module\": \"golang.org", "\"module\": \"example.org");

    assertThat(refused(other).kind()).isEqualTo(ServersException.Kind.WRONG_CHECKSUM);
  }

  @Test
  void jarsOfOtherChecksum_isWrongChecksum() {
    Ground.needs("mvn");
    ServersException refused = refused(SmallRecipes.MAVEN.replace("4f858dec", "00000000"));

    assertThat(refused.kind()).isEqualTo(ServersException.Kind.WRONG_CHECKSUM);
  }

  @Test
  void versionThatDoesNotExist_saysWhatTheToolSaidAndKeepsItsOutput() throws IOException {
    Ground.needs("go");
    ServersException refused =
        refused(SmallRecipes.GO.replace("v0.0.0-20250915201037", "v9.0.0-20250915201037"));

    assertThat(refused.kind()).isEqualTo(ServersException.Kind.OBTAIN_FAILED);
    assertThat(refused).hasMessageContaining("golang.org/x/example/hello@v9.0.0");
    assertThat(Files.readString(new InstallFolders(ground.places).log("small")))
        .contains("$ ", "go: golang.org/x/example/hello@v9.0.0", "= 1");
  }

  @Test
  void finishingCommandThatFails_saysItsLastLines() {
    ServerCatalogue catalogue =
        SmallRecipes.of("small", SmallRecipes.DEBIAN, SmallRecipes.finish("echo no luck; exit 3"));

    ServersException refused = refused(catalogue, Ground.environment());

    assertThat(refused.kind()).isEqualTo(ServersException.Kind.OBTAIN_FAILED);
    assertThat(refused).hasMessageContaining("no luck");
  }

  @Test
  void systemPackagesNotAllowed_saysWhatToType() {
    String absent = SmallRecipes.DEBIAN.replace("/bin/cat", "/nowhere/cat");

    ServersException refused = refused(absent);

    assertThat(refused.kind()).isEqualTo(ServersException.Kind.NOT_ALLOWED);
    assertThat(refused.advice())
        .contains("`sudo apt-get install -y --no-install-recommends coreutils`");
  }

  @Test
  void toolsNotOnThisMachine_saysWhichIsMissing() {
    Map<String, String> bare = Map.of("PATH", "/nowhere", "HOME", folder.toString());
    String absent = SmallRecipes.DEBIAN.replace("/bin/cat", "/nowhere/cat");

    for (String obtain : new String[] {SmallRecipes.WHEEL, SmallRecipes.MAVEN, absent}) {
      assertThat(refused(SmallRecipes.of("small", obtain), bare).kind())
          .isEqualTo(ServersException.Kind.TOOL_MISSING);
    }
  }

  @Test
  void goRelease_isComparedAsNumbers() {
    assertThat(GoTool.isNewEnough("go1.26.0")).isTrue();
    assertThat(GoTool.isNewEnough("go1.100")).isTrue();
    assertThat(GoTool.isNewEnough("devel go1.27-0c5b1a6 linux/amd64")).isTrue();
    assertThat(GoTool.isNewEnough("go1.25.9")).isFalse();
    assertThat(GoTool.isNewEnough("go1.3")).isFalse();
    assertThat(GoTool.isNewEnough("")).isFalse();
  }
}
