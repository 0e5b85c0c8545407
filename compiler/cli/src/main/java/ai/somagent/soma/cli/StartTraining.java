package ai.somagent.soma.cli;

import ai.somagent.soma.cli.console.Console;
import java.io.ByteArrayInputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/**
 * What the start-up cache is trained on: the commands that authors wait for, with findings and
 * without. Run by the build; ends with 1 when a command does not end as it should.
 */
public final class StartTraining {
  private static final String FAULTY =
      """
      module demo

      capsule c version "1.0.0" {
        budget(wall_clock: 1m)
        steps { set x = y }
      }
      """;

  private StartTraining() {}

  /** {@code arguments} are files and folders without findings. */
  public static void main(String[] arguments) {
    int wrong = 0;
    for (String path : arguments) {
      wrong += ends(0, "", "check", path);
      wrong += ends(0, "", "fmt", "--check", path);
    }
    wrong += ends(1, FAULTY.replace("budget", "bugdet("), "fmt", "--stdin");
    System.exit(wrong == 0 ? 0 : 1);
  }

  private static int ends(int exit, String input, String... command) {
    Console console =
        new Console(
            new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)),
            new PrintStream(OutputStream.nullOutputStream(), true, StandardCharsets.UTF_8),
            new PrintStream(OutputStream.nullOutputStream(), true, StandardCharsets.UTF_8),
            true,
            true);
    return SomaMain.run(command, console).code() == exit ? 0 : 1;
  }
}
