package ai.somagent.soma.cli.operate;

import ai.somagent.soma.cli.command.Command;
import ai.somagent.soma.cli.console.Console;
import ai.somagent.soma.cli.console.ExitCode;
import ai.somagent.soma.cli.console.OutputFormat;
import ai.somagent.soma.worker.RunFilter;
import ai.somagent.soma.worker.RunPage;
import org.jspecify.annotations.Nullable;

/**
 * {@code soma runs list}.
 *
 * @param limit most runs, 1 to 1,000
 * @param page what the list before said comes next, or null for the first
 */
public record ListRunsCommand(RunsServer server, RunFilter filter, int limit, @Nullable String page)
    implements Command {
  private static final int MOST = 1_000;

  @Override
  public ExitCode execute(Console console) {
    if (limit < 1 || limit > MOST) {
      console.complain("a list has 1 to " + MOST + " runs, not " + limit);
      return ExitCode.USAGE;
    }
    return server.with(
        console,
        (client, _) -> {
          RunPage found = client.list(filter, limit, page);
          if (server.format() == OutputFormat.JSON) {
            console.out().println(RunListJson.of(found).toPrettyString());
          } else {
            print(found, console);
          }
          return ExitCode.CLEAN;
        });
  }

  private void print(RunPage found, Console console) {
    if (found.runs().isEmpty()) {
      String wanted = filter.toString();
      console.err().println("no runs" + (wanted.isEmpty() ? "" : " with " + wanted));
    } else {
      RunTable.print(found.runs(), console);
    }
    if (found.next() != null) {
      console.flush();
      console.err().println("there are more: --page " + found.next());
    }
  }
}
