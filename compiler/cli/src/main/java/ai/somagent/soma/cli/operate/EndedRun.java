package ai.somagent.soma.cli.operate;

import ai.somagent.soma.cli.console.Console;
import ai.somagent.soma.cli.console.ExitCode;
import ai.somagent.soma.worker.RunView;

/** What was asked of a run that is over. */
final class EndedRun extends Exception {
  private static final long serialVersionUID = 1L;

  private EndedRun(String message) {
    super(message);
  }

  /** Says that it comes too late. */
  static ExitCode say(RunsServer server, RunView run, String consequence, Console console) {
    String message =
        "run `%s` has ended (%s) and %s"
            .formatted(run.runId(), RunTable.word(run.status()), consequence);
    return server.failed(console, new EndedRun(message), ExitCode.FINDINGS, null);
  }
}
