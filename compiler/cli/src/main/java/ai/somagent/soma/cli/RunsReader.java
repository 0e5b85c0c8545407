package ai.somagent.soma.cli;

import ai.somagent.soma.cli.command.Command;
import ai.somagent.soma.cli.console.OutputFormat;
import ai.somagent.soma.cli.operate.AskRunCommand;
import ai.somagent.soma.cli.operate.DebugCommand;
import ai.somagent.soma.cli.operate.DecideCommand;
import ai.somagent.soma.cli.operate.Decider;
import ai.somagent.soma.cli.operate.InspectRunCommand;
import ai.somagent.soma.cli.operate.ListRunsCommand;
import ai.somagent.soma.cli.operate.RegisterAttributesCommand;
import ai.somagent.soma.cli.operate.ReplayRunCommand;
import ai.somagent.soma.cli.operate.RunsServer;
import ai.somagent.soma.cli.operate.SaveHistoryCommand;
import ai.somagent.soma.cli.operate.SignalRunCommand;
import ai.somagent.soma.cli.operate.StopRunCommand;
import ai.somagent.soma.cli.operate.UpdateRunCommand;
import ai.somagent.soma.cli.operate.WatchRunCommand;
import ai.somagent.soma.cli.run.LoginName;
import ai.somagent.soma.worker.RunFilter;
import ai.somagent.soma.worker.RunStatus;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/** Reads what follows {@code soma runs}. */
final class RunsReader {
  static final List<String> STATUSES =
      List.of("running", "completed", "failed", "cancelled", "terminated", "timed-out");

  private static final int PAGE = 50;

  private RunsReader() {}

  static Command read(ParseResult result) {
    RunsServer server =
        new RunsServer(
            CommandLineReader.address(result),
            result.matchedOptionValue("--namespace", null),
            result.matchedOptionValue("--format", OutputFormat.TEXT));
    String id = result.matchedPositionalValue(0, "");
    String name = result.matchedPositionalValue(1, "");
    List<String> input = result.matchedOptionValue("--input", List.of());
    String reason = result.matchedOptionValue("--reason", "asked for on the command line");
    return switch (result.commandSpec().name()) {
      case "list" -> list(result, server);
      case "show" -> new InspectRunCommand(server, id, false);
      case "explain" -> new InspectRunCommand(server, id, true);
      case "watch" -> new WatchRunCommand(server, id);
      case "signal" -> new SignalRunCommand(server, id, name, input);
      case "update" -> new UpdateRunCommand(server, id, name, input);
      case "approve" -> decide(result, server, true);
      case "reject" -> decide(result, server, false);
      case "query" -> new AskRunCommand(server, id, name);
      case "cancel" -> new StopRunCommand(server, id, reason, false);
      case "kill" -> new StopRunCommand(server, id, reason, true);
      case "history" ->
          new SaveHistoryCommand(
              server,
              id,
              result.matchedOptionValue("--out", null),
              result.hasMatchedOption("--with-program"));
      case "register" -> new RegisterAttributesCommand(server);
      case "replay" -> new ReplayRunCommand(server, id);
      default -> throw new IllegalStateException("command runs " + result.commandSpec().name());
    };
  }

  static Command debug(ParseResult result) {
    return new DebugCommand(
        new RunsServer(null, null, OutputFormat.TEXT),
        result.matchedPositionalValue(0, ""),
        result.matchedOptionValue("--script", null));
  }

  private static Command decide(ParseResult result, RunsServer server, boolean approves) {
    Decider by =
        new Decider(
            result.matchedOptionValue("--as", LoginName.current()),
            result.matchedOptionValue("--email", null),
            result.matchedOptionValue("--role", List.of()),
            result.matchedOptionValue("--group", List.of()));
    return new DecideCommand(
        server,
        result.matchedPositionalValue(0, ""),
        result.matchedPositionalValue(1, null),
        approves,
        by,
        result.matchedOptionValue("--digest", null),
        result.matchedOptionValue("--form", List.of()),
        result.matchedOptionValue("--comment", null));
  }

  private static Command list(ParseResult result, RunsServer server) {
    RunFilter filter =
        new RunFilter(
            result.matchedOptionValue("--capsule", null),
            status(result),
            result.matchedOptionValue("--tenant", null));
    return new ListRunsCommand(
        server,
        filter,
        result.matchedOptionValue("--limit", PAGE),
        result.matchedOptionValue("--page", null));
  }

  private static @Nullable RunStatus status(ParseResult result) {
    String word = result.matchedOptionValue("--status", null);
    if (word == null) {
      return null;
    }
    if (!STATUSES.contains(word)) {
      throw new ParameterException(
          result.commandSpec().commandLine(),
          "a run is " + String.join(", ", STATUSES) + ", not `" + word + "`");
    }
    return RunStatus.valueOf(word.toUpperCase(Locale.ROOT).replace('-', '_'));
  }
}
