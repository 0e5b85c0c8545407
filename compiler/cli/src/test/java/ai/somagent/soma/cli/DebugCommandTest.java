package ai.somagent.soma.cli;

import static org.assertj.core.api.Assertions.assertThat;

import ai.somagent.soma.cli.console.Console;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code soma debug} on a history that was recorded on a real server. */
final class DebugCommandTest {
  private static final Path HISTORIES =
      Path.of(System.getProperty("soma.repository"))
          .resolve("interpreter/worker/src/test/resources/histories/0.1.0");

  @TempDir Path folder;

  /** What a command line did. */
  private record Outcome(int exit, String out, String err) {}

  private static Outcome soma(String stdin, String... args) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    Console console =
        new Console(
            new ByteArrayInputStream(stdin.getBytes(StandardCharsets.UTF_8)),
            new PrintStream(out, true, StandardCharsets.UTF_8),
            new PrintStream(err, true, StandardCharsets.UTF_8),
            false,
            false);
    int exit = SomaMain.run(args, console).code();
    return new Outcome(
        exit, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
  }

  private static Outcome debug(String commands) {
    return soma(commands, "debug", HISTORIES.resolve("sequence.history.json").toString());
  }

  @Test
  void steps_goForwardAndBackWithTheirValues() {
    Outcome outcome =
        debug("values\nstep\nvalues a\nback\nback\ngoto 4\nwhere\nstep\nquit\nstep\n");
    assertThat(outcome.exit()).isZero();
    assertThat(outcome.err()).contains("of test.sequence: 4 steps, ");
    assertThat(outcome.out())
        .contains("  the run begins\n[1/4] ")
        .contains("  input = {}")
        .contains("  call 1 gave its result\n[2/4] ")
        .contains("  a = 1")
        .contains("this is the beginning")
        .contains("[4/4] the run completed")
        .contains("  in the main line")
        .contains("this is the end")
        .endsWith("(soma) ");
  }

  @Test
  void breaks_stopInBothDirections() {
    Matcher second = Pattern.compile("\\[2/4] [^:]+:(\\d+)").matcher(debug("step\n").out());
    assertThat(second.find()).isTrue();
    String line = second.group(1);
    Outcome outcome = debug("break " + line + "\ncontinue\nreverse\nbreak " + line + "\nbreak x\n");
    assertThat(outcome.out())
        .contains("break at " + line)
        .contains("no break at " + line + " any more")
        .contains("`x` is no line; write `break 12` or `break main.soma:12`");
  }

  @Test
  void script_endsAtTheFirstCommandThatIsNone() throws Exception {
    Path script = Files.writeString(folder.resolve("script"), "step\njump\nstep\n");
    Outcome outcome =
        soma(
            "",
            "debug",
            HISTORIES.resolve("sequence.history.json").toString(),
            "--script",
            script.toString());
    assertThat(outcome.exit()).isEqualTo(2);
    assertThat(outcome.out())
        .contains("(soma) step\n")
        .contains("there is no command `jump`; `help` lists them")
        .doesNotContain("[3/4]");
  }

  @Test
  void whatIsNoRecordedRun_isSaid() throws Exception {
    Path text = Files.writeString(folder.resolve("text.json"), "no history");
    assertThat(soma("", "debug", text.toString()).err()).contains("it is no history");
    assertThat(soma("", "debug", text.toString()).exit()).isEqualTo(2);
    assertThat(soma("", "debug", "missing.json").err()).contains("there is no file `missing.json`");
    Path alone = folder.resolve("alone.json");
    Files.copy(HISTORIES.resolve("sequence.history.json"), alone);
    Outcome outcome = soma("", "debug", alone.toString());
    assertThat(outcome.exit()).isEqualTo(3);
    assertThat(outcome.err()).contains("no program `sha256:").contains("in the store");
    for (String odd :
        new String[] {"goto x", "step -1", "values nothing", "break", "goto 99999999999", "  "}) {
      assertThat(debug(odd + "\n").err()).doesNotContain("E9001");
    }
  }
}
