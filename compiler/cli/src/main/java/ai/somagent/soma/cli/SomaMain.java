package ai.somagent.soma.cli;

import ai.somagent.soma.cli.command.CheckCommand;
import ai.somagent.soma.cli.command.CheckOptions;
import ai.somagent.soma.cli.command.Command;
import ai.somagent.soma.cli.command.FormatCommand;
import ai.somagent.soma.cli.command.VersionCommand;
import ai.somagent.soma.cli.console.Console;
import ai.somagent.soma.cli.console.ExitCode;
import ai.somagent.soma.cli.console.OutputFormat;
import ai.somagent.soma.cli.console.ReportFormat;
import ai.somagent.soma.cli.console.SomaVersion;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Entry point of the process. */
public final class SomaMain {
  private SomaMain() {}

  public static void main(String[] args) {
    Console console = Console.ofProcess();
    ExitCode exit = run(args, console);
    if (!console.finish()) {
      exit = ExitCode.ENVIRONMENT;
    }
    end(exit);
  }

  /**
   * Ends the process. Where the class path is short no hook waits for the end, and {@code
   * System.exit} would look for a logger in every jar before it, which takes longer than a check.
   */
  private static void end(ExitCode exit) {
    if (System.getProperty("soma.lib") != null) {
      Runtime.getRuntime().halt(exit.code());
    }
    System.exit(exit.code());
  }

  /** Runs one command line; never throws. */
  public static ExitCode run(String[] args, Console console) {
    try {
      Command command = plain(args);
      return command != null ? command.execute(console) : CommandLineReader.run(args, console);
    } catch (RuntimeException | StackOverflowError | OutOfMemoryError e) {
      reportBug(e, console);
      return ExitCode.ENVIRONMENT;
    }
  }

  /**
   * The commands that matter most when cold, called with nothing but paths: reading options costs
   * more than checking a file does.
   */
  private static @Nullable Command plain(String[] args) {
    if (args.length == 0) {
      return null;
    }
    List<String> rest = Arrays.asList(args).subList(1, args.length);
    for (String word : rest) {
      if (word.startsWith("-")) {
        return null;
      }
    }
    return switch (args[0]) {
      case "check" -> new CheckCommand(CheckOptions.of(rest));
      case "fmt" ->
          rest.isEmpty() ? null : new FormatCommand(rest, false, false, ReportFormat.TEXT);
      case "version" -> rest.isEmpty() ? new VersionCommand(OutputFormat.TEXT) : null;
      default -> null;
    };
  }

  /** Our own mistake: said plainly, with what a report needs, and only here. */
  private static void reportBug(Throwable bug, Console console) {
    StringWriter trace = new StringWriter();
    bug.printStackTrace(new PrintWriter(trace));
    console.complain(
        "error[E9001]: this is a bug in Soma " + SomaVersion.VERSION + ", not in your program");
    console.err().println("Please report it with the command line and these lines:");
    trace.toString().lines().limit(12).forEach(line -> console.err().println("  | " + line));
  }
}
