package ai.somagent.soma.servers.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ServersMainTest {

  @TempDir private Path folder;

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  private int run(String... words) {
    return run(Map.of(), words);
  }

  private int run(Map<String, String> more, String... words) {
    Map<String, String> environment = new LinkedHashMap<>(System.getenv());
    environment.remove("CI");
    environment.put("SOMA_HOME", folder.resolve("home").toString());
    environment.put("SOMA_RUN", folder.resolve("run").toString());
    environment.putAll(more);
    return ServersMain.run(
        words, environment, new Console(new PrintWriter(out, true), new PrintWriter(err, true)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"install", "up", "down", "status", "env", "prove"})
  void unknownServer_isAUsageErrorWithTheNearestName(String command) {
    assertThat(run(command, "opaa")).isEqualTo(2);
    assertThat(err.toString())
        .contains("there is no server `opaa`")
        .contains("did you mean `opa`?");
  }

  @Test
  void unknownServerFarFromAny_listsAll() {
    assertThat(run("up", "oracle-database")).isEqualTo(2);
    assertThat(err.toString()).contains("known: opa, ");
  }

  @ParameterizedTest
  @ValueSource(strings = {"--colour", "upp"})
  void unknownWord_isAUsageError(String word) {
    assertThat(run(word)).isEqualTo(2);
    assertThat(err.toString()).contains(word);
  }

  @Test
  void noCommand_isAUsageError() {
    assertThat(run()).isEqualTo(2);
    assertThat(err.toString()).contains("Usage: servers");
  }

  @Test
  void serverNotInstalled_isNotStartedAndSaysWhatToType() {
    assertThat(run("up", "opa")).isEqualTo(3);
    assertThat(err.toString())
        .contains("OPA 1.22.2 is not installed")
        .contains("run `deploy/local/servers install opa`");
    assertThat(out.toString()).contains("not installed");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Two Words",
        "../up",
        "-x",
        "UPPER",
        ".work",
        "build-1-2",
        "ports.lock",
        "keepers.log"
      })
  void nameThatCannotBeASession_isAUsageError(String name) {
    assertThat(run("status", "--session=" + name)).isEqualTo(2);
    assertThat(err.toString()).contains("session");
    assertThat(folder.resolve("run")).doesNotExist();
  }

  @ParameterizedTest
  @ValueSource(strings = {"status", "env", "down"})
  void sessionThatIsLookedAt_isNotMade(String command) {
    assertThat(run(command, "--session=typo")).isZero();
    assertThat(folder.resolve("run")).doesNotExist();
  }

  @Test
  void deletionOfASessionThatIsNot_saysSo() {
    assertThat(run("down", "--delete", "--session=never")).isZero();
    assertThat(out.toString()).contains("there is no session `never`");
  }

  @ParameterizedTest
  @ValueSource(strings = {"help", "--help", "help up", "fault kill --help"})
  void askedForHelp_printsIt(String words) {
    assertThat(run(words.split(" "))).isZero();
    assertThat(out.toString()).contains("Usage: servers");
  }

  @Test
  void emptyNameOfASession_isPeoplesOwn() {
    assertThat(run("logs", "opa", "--session=")).isEqualTo(3);
    assertThat(err.toString()).contains("never started in session `default`");
  }

  @Test
  void statusWithNothingThere_listsEveryServer() throws Exception {
    assertThat(run("status", "--format", "json")).isZero();
    JsonNode rows = new ObjectMapper().readTree(out.toString()).path("rows");
    assertThat(rows.size()).isGreaterThan(10);
    assertThat(rows.findValuesAsText("state")).allMatch(state -> state.startsWith("not installed"));
  }

  @Test
  void environmentOfAServerThatIsNotUp_isRefused() {
    assertThat(run("env", "opa")).isEqualTo(3);
    assertThat(err.toString()).contains("`opa` is not up");
    assertThat(out.toString()).isEmpty();
  }

  @Test
  void environmentOfNothing_isEmpty() {
    assertThat(run("env")).isZero();
    assertThat(out.toString()).isEmpty();
  }

  @Test
  void logsOfAServerThatWasNeverStarted_sayWhatToType() {
    assertThat(run("logs", "opa")).isEqualTo(3);
    assertThat(err.toString()).contains("never started").contains("servers up opa");
  }

  @Test
  void faultOnAServerThatDoesNotRun_isRefused() {
    assertThat(run("fault", "kill", "opa")).isEqualTo(3);
    assertThat(err.toString()).contains("`opa` does not run in session `default`");
  }

  @Test
  void downWithNothingUp_saysSo() {
    assertThat(run("down")).isZero();
    assertThat(out.toString()).contains("nothing was up");
  }

  @Test
  void deletionOfOneServer_isRefusedBeforeAnythingStops() {
    assertThat(run("down", "--delete", "opa")).isEqualTo(2);
    assertThat(err.toString()).contains("--delete is about the whole session");
  }

  @Test
  void folderThatOthersMayWrite_isNotTrusted() throws Exception {
    Path run = Files.createDirectory(folder.resolve("open"));
    Files.setPosixFilePermissions(run, PosixFilePermissions.fromString("rwxrwxrwx"));
    assertThat(run(Map.of("SOMA_RUN", run.toString()), "status")).isEqualTo(3);
    assertThat(err.toString()).contains("can be written by others").contains("SOMA_RUN");
  }

  @Test
  void installWithNoTools_failsForEachWithAReason() {
    Map<String, String> noTools = Map.of("PATH", folder.toString(), "HOME", folder.toString());
    assertThat(run(noTools, "install", "openbao")).isEqualTo(3);
    assertThat(err.toString()).contains("python3");
    assertThat(List.of(out.toString().split("\n")))
        .contains("0 of 1 servers are installed; not: openbao");
  }
}
