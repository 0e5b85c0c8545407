package ai.somagent.soma.cli;

import ai.somagent.soma.cli.command.CheckCommand;
import ai.somagent.soma.cli.command.CheckOptions;
import ai.somagent.soma.cli.console.Console;
import ai.somagent.soma.cli.console.ExitCode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * What the start-up cache is trained on: the commands that authors wait for, with findings and
 * without. Run by the build; ends with 1 when a command does not end as it should.
 */
public final class StartTraining {
  private static final String FAULTY =
      """
      module demo

      capsule c version "1.0.0" {
        bugdet(wall_clock: 1m)
        steps { set x = y }
      }
      """;

  private StartTraining() {}

  /**
   * {@code arguments} are what to train, and a folder without findings: {@code check} with nothing
   * but paths, {@code fmt}, or {@code all}, which is both and the options of {@code check}.
   */
  public static void main(String[] arguments) throws IOException {
    String what = arguments[0];
    String folder = arguments[1];
    int wrong = what.equals("fmt") ? 0 : checks(folder);
    if (!what.equals("check")) {
      wrong += ends(0, "", "version");
      wrong += ends(0, "", "fmt", "--check", folder);
      wrong += ends(1, FAULTY, "fmt", "--stdin");
    }
    if (what.equals("all")) {
      wrong += ends(0, "", "check", folder, "--format", "json");
    }
    // Coming to the end loads less than exiting does, and what was loaded is in the cache.
    if (wrong > 0) {
      System.exit(1);
    }
  }

  /** Without findings, and with some in a project. */
  private static int checks(String folder) throws IOException {
    Path project = Files.createTempDirectory("soma");
    Path settings = project.resolve("soma.yaml");
    Path faulty = project.resolve("faulty.soma");
    try {
      Files.writeString(settings, "version: 1\nroots: [.]\n");
      Files.writeString(faulty, FAULTY);
      CheckOptions whole =
          new CheckOptions(List.of(), project.toString(), null, null, false, false, false);
      return ends(0, "", "check", folder)
          + (new CheckCommand(whole).execute(console("")) == ExitCode.FINDINGS ? 0 : 1);
    } finally {
      Files.deleteIfExists(faulty);
      Files.deleteIfExists(settings);
      Files.delete(project);
    }
  }

  private static int ends(int exit, String input, String... command) {
    return SomaMain.run(command, console(input)).code() == exit ? 0 : 1;
  }

  private static Console console(String input) {
    return new Console(
        new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)),
        new PrintStream(OutputStream.nullOutputStream(), true, StandardCharsets.UTF_8),
        new PrintStream(OutputStream.nullOutputStream(), true, StandardCharsets.UTF_8),
        true,
        true);
  }
}
