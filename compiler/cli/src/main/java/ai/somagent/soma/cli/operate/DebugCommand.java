package ai.somagent.soma.cli.operate;

import ai.somagent.soma.cli.command.Command;
import ai.somagent.soma.cli.console.Console;
import ai.somagent.soma.cli.console.ExitCode;
import ai.somagent.soma.cli.run.InputException;
import ai.somagent.soma.worker.RunWalk;
import ai.somagent.soma.worker.WorkerException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.MalformedInputException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * {@code soma debug}: a recorded run, step by step, forward and back.
 *
 * @param script a file of commands, or null to read them from standard input
 */
public record DebugCommand(RunsServer server, String file, @Nullable String script)
    implements Command {
  @Override
  public ExitCode execute(Console console) {
    try {
      RecordedFile recorded = RecordedFile.read(file);
      RunWalk walk = RunWalk.of(recorded.history(), recorded.programs());
      console
          .err()
          .println(
              "run `%s` of %s: %d steps, %d events"
                  .formatted(
                      recorded.history().runId(),
                      recorded.history().capsule(),
                      walk.size(),
                      recorded.history().size()));
      console.err().flush();
      return session(walk, console);
    } catch (InputException e) {
      return server.failed(console, e, ExitCode.USAGE, null);
    } catch (WorkerException | IOException e) {
      return server.failed(console, e, ExitCode.ENVIRONMENT, null);
    }
  }

  /** A script stops at the first command that is none; people are told and go on. */
  private ExitCode session(RunWalk walk, Console console) throws IOException, InputException {
    DebugSession session = new DebugSession(walk, console.out());
    session.begin();
    if (script != null) {
      for (String line : commands(script)) {
        console.out().println("(soma) " + line);
        if (!session.take(line)) {
          break;
        }
        if (session.misunderstood()) {
          console.flush();
          return ExitCode.USAGE;
        }
      }
      return ExitCode.CLEAN;
    }
    BufferedReader lines =
        new BufferedReader(new InputStreamReader(console.in(), StandardCharsets.UTF_8));
    String line = prompt(lines, console);
    while (line != null && session.take(line)) {
      line = prompt(lines, console);
    }
    return ExitCode.CLEAN;
  }

  private static @Nullable String prompt(BufferedReader lines, Console console) throws IOException {
    console.out().print("(soma) ");
    console.flush();
    return lines.readLine();
  }

  private static List<String> commands(String name) throws IOException, InputException {
    try {
      return Files.readAllLines(Path.of(name), StandardCharsets.UTF_8);
    } catch (NoSuchFileException e) {
      throw new InputException("there is no file `" + name + "`");
    } catch (InvalidPathException | MalformedInputException e) {
      throw new InputException("`" + name + "` is no file of commands");
    }
  }
}
