package ai.somagent.soma.cli;

import ai.somagent.soma.bound.Measure;
import ai.somagent.soma.cli.command.CheckCommand;
import ai.somagent.soma.cli.command.CheckOptions;
import ai.somagent.soma.cli.command.Command;
import ai.somagent.soma.cli.command.CompileCommand;
import ai.somagent.soma.cli.command.DiffCommand;
import ai.somagent.soma.cli.command.ExplainCommand;
import ai.somagent.soma.cli.command.ExplainProgramCommand;
import ai.somagent.soma.cli.command.FormatCommand;
import ai.somagent.soma.cli.command.GraphCommand;
import ai.somagent.soma.cli.command.InitCommand;
import ai.somagent.soma.cli.command.LanguageServerCommand;
import ai.somagent.soma.cli.command.LockCommand;
import ai.somagent.soma.cli.command.RunCommand;
import ai.somagent.soma.cli.command.ServeCommand;
import ai.somagent.soma.cli.command.VersionCommand;
import ai.somagent.soma.cli.console.ColourChoice;
import ai.somagent.soma.cli.console.Console;
import ai.somagent.soma.cli.console.ExitCode;
import ai.somagent.soma.cli.console.OutputFormat;
import ai.somagent.soma.cli.console.ReportFormat;
import ai.somagent.soma.cli.run.LoginName;
import ai.somagent.soma.cli.run.TemporalChoice;
import ai.somagent.soma.worker.RunRequest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/** Reads a command line with Picocli's programmatic model and runs what it asks for. */
final class CommandLineReader {
  private CommandLineReader() {}

  static ExitCode run(String[] args, Console console) {
    CommandLine root = new CommandLine(CommandSpecs.rootFor(args));
    root.setCaseInsensitiveEnumValuesAllowed(true);
    // `@file` is the run's input, not more arguments.
    root.setExpandAtFiles(false);
    try {
      ParseResult result = root.parseArgs(asksForHelp(args) ? new String[] {"--help"} : args);
      ParseResult last = result;
      while (last.hasSubcommand()) {
        last = last.subcommand();
      }
      CommandLine asked = last.commandSpec().commandLine();
      if (last.isUsageHelpRequested() || isGroup(asked) && !last.isVersionHelpRequested()) {
        asked.usage(console.out(), ansi(console));
        return last.isUsageHelpRequested() ? ExitCode.CLEAN : ExitCode.USAGE;
      }
      if (last.isVersionHelpRequested()) {
        return new VersionCommand(OutputFormat.TEXT).execute(console);
      }
      return command(last).execute(console.coloured(colour(last)));
    } catch (ParameterException e) {
      console.complain(Misspelling.message(e));
      console.complain("see `soma " + name(e.getCommandLine()) + "--help`");
      return ExitCode.USAGE;
    }
  }

  /** What stands for nothing by itself: {@code soma}, {@code soma runs}. */
  private static boolean isGroup(CommandLine asked) {
    return asked.getParent() == null || asked.getCommandName().equals(RunsSpecs.GROUP);
  }

  private static ColourChoice colour(ParseResult result) {
    return result.matchedOptionValue("--color", ColourChoice.AUTO);
  }

  private static boolean asksForHelp(String[] args) {
    return args.length == 1 && args[0].equals("help");
  }

  private static CommandLine.Help.Ansi ansi(Console console) {
    return console.outColour() ? CommandLine.Help.Ansi.ON : CommandLine.Help.Ansi.OFF;
  }

  private static String name(CommandLine line) {
    CommandLine parent = line.getParent();
    return parent == null ? "" : name(parent) + line.getCommandName() + " ";
  }

  private static Command command(ParseResult result) {
    CommandSpec parent = result.commandSpec().parent();
    if (parent != null && parent.name().equals(RunsSpecs.GROUP)) {
      return RunsReader.read(result);
    }
    return switch (result.commandSpec().name()) {
      case "check" -> check(result);
      case "fmt" -> format(result, paths(result));
      case "compile" ->
          new CompileCommand(
              somePaths(result), result.matchedOptionValue("--output", null), reportFormat(result));
      case "explain" -> explain(result);
      case "graph" ->
          new GraphCommand(
              somePaths(result),
              result.matchedOptionValue("--capsule", null),
              result.matchedOptionValue("--format", GraphCommand.Form.MERMAID));
      case "diff" ->
          new DiffCommand(
              result.matchedPositionalValue(0, ""),
              result.matchedPositionalValue(1, ""),
              format(result));
      case "lock" -> new LockCommand(somePaths(result));
      case "init" -> new InitCommand(result.matchedPositionalValue(0, "."));
      case "completion" -> completion(result);
      case "run" -> run(result);
      case "debug" -> RunsReader.debug(result);
      case "serve" -> new ServeCommand(result.matchedOptionValue("--port", 8480), temporal(result));
      case "lsp" -> new LanguageServerCommand();
      case "version" -> new VersionCommand(format(result));
      default -> throw new IllegalStateException("command " + result.commandSpec().name());
    };
  }

  /** A path has an ending or a folder; a code or a title has neither. */
  private static Command explain(ParseResult result) {
    String what = result.matchedPositionalValue(0, "");
    if (what.isBlank()) {
      throw new ParameterException(
          result.commandSpec().commandLine(),
          "name a code such as `E4001`, its name such as `unreachable-step`, or a file");
    }
    boolean path = what.indexOf('.') >= 0 || what.indexOf('/') >= 0 || Files.exists(Path.of(what));
    return path
        ? new ExplainProgramCommand(
            List.of(what),
            result.matchedPositionalValue(1, null),
            result.matchedOptionValue("--why", (Measure) null),
            format(result))
        : new ExplainCommand(what);
  }

  private static Command completion(ParseResult result) {
    String shell = result.matchedPositionalValue(0, "");
    if (!CompletionScript.SHELLS.contains(shell)) {
      throw new ParameterException(
          result.commandSpec().commandLine(),
          "there is completion for `bash`, `zsh` and `fish`, not for `" + shell + "`");
    }
    return console -> {
      console.out().print(CompletionScript.of(shell, CommandSpecs.root()));
      return ExitCode.CLEAN;
    };
  }

  private static Command check(ParseResult result) {
    ReportFormat format = result.matchedOptionValue("--format", null);
    Boolean deny = deniesWarnings(result) ? Boolean.TRUE : null;
    return new CheckCommand(
        new CheckOptions(
            paths(result),
            result.matchedOptionValue("--project", ""),
            format,
            deny,
            result.hasMatchedOption("--fix"),
            result.hasMatchedOption("--watch"),
            result.hasMatchedOption("--locked")));
  }

  private static ReportFormat reportFormat(ParseResult result) {
    return result.matchedOptionValue("--format", ReportFormat.TEXT);
  }

  private static boolean deniesWarnings(ParseResult result) {
    String denied = result.matchedOptionValue("--deny", null);
    if (denied != null && !denied.equals("warnings")) {
      throw new ParameterException(
          result.commandSpec().commandLine(),
          "only `warnings` can be denied, not `" + denied + "`");
    }
    return denied != null;
  }

  private static Command run(ParseResult result) {
    String id = result.matchedOptionValue("--id", null);
    if (id != null && !RunRequest.isRunId(id)) {
      throw new ParameterException(
          result.commandSpec().commandLine(), "a run's id is " + RunRequest.RUN_ID_RULE);
    }
    return new RunCommand(
        somePaths(result),
        result.matchedOptionValue("--capsule", null),
        result.matchedOptionValue("--input", List.of()),
        id,
        result.matchedOptionValue("--as", LoginName.current()),
        temporal(result),
        format(result));
  }

  private static TemporalChoice temporal(ParseResult result) {
    return new TemporalChoice(
        address(result),
        result.matchedOptionValue("--namespace", "default"),
        result.hasMatchedOption("--embedded"));
  }

  static @Nullable String address(ParseResult result) {
    String address = result.matchedOptionValue("--temporal", null);
    if (address != null && !isAddress(address)) {
      throw new ParameterException(
          result.commandSpec().commandLine(), "`" + address + "` is not of the form `host:port`");
    }
    return address;
  }

  private static boolean isAddress(String address) {
    int colon = address.lastIndexOf(':');
    String port = address.substring(colon + 1);
    boolean digits =
        !port.isEmpty() && port.length() <= 5 && port.chars().allMatch(c -> c >= '0' && c <= '9');
    boolean host =
        colon > 0
            && address
                .substring(0, colon)
                .chars()
                .allMatch(
                    c -> c < 128 && (Character.isLetterOrDigit(c) || ".-_[]:".indexOf(c) >= 0));
    return host && digits && Integer.parseInt(port) >= 1 && Integer.parseInt(port) <= 65_535;
  }

  private static Command format(ParseResult result, List<String> paths) {
    boolean stdin = result.hasMatchedOption("--stdin");
    if (stdin == !paths.isEmpty()) {
      throw new ParameterException(
          result.commandSpec().commandLine(), "name files, or `--stdin` and no files");
    }
    boolean check = result.hasMatchedOption("--check");
    if (result.hasMatchedOption("--format") && !check) {
      throw new ParameterException(
          result.commandSpec().commandLine(), "`--format` goes with `--check`");
    }
    return new FormatCommand(paths, check, stdin, reportFormat(result));
  }

  private static List<String> paths(ParseResult result) {
    return result.matchedPositionalValue(0, List.of());
  }

  private static List<String> somePaths(ParseResult result) {
    List<String> paths = paths(result);
    if (paths.isEmpty()) {
      throw new ParameterException(result.commandSpec().commandLine(), "name a file or a folder");
    }
    return paths;
  }

  private static OutputFormat format(ParseResult result) {
    return result.matchedOptionValue("--format", OutputFormat.TEXT);
  }
}
