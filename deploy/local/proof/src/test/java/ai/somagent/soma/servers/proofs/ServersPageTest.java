package ai.somagent.soma.servers.proofs;

import static org.assertj.core.api.Assertions.assertThat;

import ai.somagent.soma.servers.catalogue.CatalogueReader;
import ai.somagent.soma.servers.catalogue.ServerRecipe;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What `docs/servers.md` shows is what there is, and works as shown. */
final class ServersPageTest {

  private static final Path REPOSITORY = Path.of(System.getProperty("soma.repository"));
  private static final Path PAGE = REPOSITORY.resolve("docs/servers.md");

  @Test
  void commandsOfThePage_work(@TempDir Path folder) throws Exception {
    String delete = "trap 'deploy/local/servers down --delete' EXIT\n";
    ProcessBuilder shell =
        new ProcessBuilder("sh", "-euc", delete + String.join("\n", blocks("sh")))
            .directory(REPOSITORY.toFile())
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("said").toFile());
    // Free ports: the person who runs this may have servers of their own up.
    shell.environment().put("SOMA_SERVERS_SESSION", "page-" + ProcessHandle.current().pid());
    shell.environment().put("SOMA_BUILD_PID", Long.toString(ProcessHandle.current().pid()));

    Process process = shell.start();
    boolean ended = process.waitFor(300, TimeUnit.SECONDS);
    String said = Files.readString(folder.resolve("said"));

    assertThat(ended).as(said).isTrue();
    assertThat(process.exitValue()).as(said).isZero();
    assertThat(said)
        .contains("1 of 1 healthy", "stopped opa")
        .contains("\"kind\" : \"accepted\"", "stopped temporal-postgresql, postgresql");
  }

  @Test
  void exampleOfThePage_isTheTestThatRuns() throws IOException {
    String source =
        Files.readString(
            REPOSITORY.resolve(
                "deploy/local/proof/src/test/java/"
                    + PolicyExampleTest.class.getName().replace('.', '/')
                    + ".java"));
    assertThat(blocks("java"))
        .containsExactly(source.substring(source.indexOf("@RealServer")).strip());
  }

  @Test
  void serverOfTheDataFile_isOnThePageWithItsNote() throws IOException {
    String page = Files.readString(PAGE);
    for (ServerRecipe recipe : CatalogueReader.bundled().all()) {
      assertThat(page).contains(recipe.title(), recipe.version(), recipe.note());
    }
  }

  @Test
  void clientOfTheDataFile_isTheOneOnTheClassPath() {
    String path =
        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    for (ServerRecipe recipe : CatalogueReader.bundled().all()) {
      Matcher library = Pattern.compile("[\\w.]+:([\\w-]+) ([\\w.]+)").matcher(recipe.client());
      if (library.matches()) {
        assertThat(path)
            .as(recipe.name())
            .contains("/" + library.group(1) + "-" + library.group(2) + ".jar");
      } else {
        assertThat(recipe.client()).isIn("JDK HTTP client", "its own command line");
      }
    }
  }

  private static List<String> blocks(String language) throws IOException {
    return Pattern.compile("(?s)```" + language + "\n(.*?)```")
        .matcher(Files.readString(PAGE))
        .results()
        .map(block -> block.group(1).strip())
        .toList();
  }
}
