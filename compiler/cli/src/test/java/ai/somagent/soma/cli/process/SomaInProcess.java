package ai.somagent.soma.cli.process;

import static org.assertj.core.api.Assertions.assertThat;

import ai.somagent.soma.cli.SomaMain;
import ai.somagent.soma.cli.console.Console;
import ai.somagent.soma.cli.console.ExitCode;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/**
 * {@code soma runs} in this process, on a server: starting one for each would take most of the
 * time.
 */
record SomaInProcess(String temporal) {
  private static final JsonMapper JSON = new JsonMapper();

  /** What a command line did. */
  record Outcome(int exit, String out, String err) {
    JsonNode json() throws IOException {
      return JSON.readTree(out);
    }
  }

  Outcome runs(String... args) {
    List<String> words = new ArrayList<>(List.of("runs"));
    words.addAll(List.of(args));
    words.addAll(List.of("--temporal", temporal));
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    Console console =
        new Console(
            InputStream.nullInputStream(),
            new PrintStream(out, true, StandardCharsets.UTF_8),
            new PrintStream(err, true, StandardCharsets.UTF_8),
            false,
            false);
    ExitCode exit = SomaMain.run(words.toArray(String[]::new), console);
    Outcome outcome =
        new Outcome(
            exit.code(),
            out.toString(StandardCharsets.UTF_8).strip(),
            err.toString(StandardCharsets.UTF_8));
    assertThat(outcome.err()).doesNotContain("E9001").doesNotContain("\tat ");
    return outcome;
  }

  /** Asks until the answer is as wanted. */
  Outcome until(Predicate<Outcome> wanted, String... args) throws InterruptedException {
    Outcome last = runs(args);
    for (int i = 0; i < 100 && !wanted.test(last); i++) {
      Thread.sleep(100);
      last = runs(args);
    }
    assertThat(wanted.test(last)).as(last.toString()).isTrue();
    return last;
  }

  /** Those of the block of the command line's page that begins with {@code first}. */
  static List<String> commandsOfThePage(String first) throws IOException {
    String page = Files.readString(SomaProcess.repository("docs/cli.md"));
    String block = page.substring(page.indexOf("```sh\n" + first) + 6);
    return block.substring(0, block.indexOf("```")).lines().toList();
  }
}
