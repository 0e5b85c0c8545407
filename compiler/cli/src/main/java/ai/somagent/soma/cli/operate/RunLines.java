package ai.somagent.soma.cli.operate;

import ai.somagent.soma.ir.SourceMap.Place;
import ai.somagent.soma.worker.AskedApproval;
import ai.somagent.soma.worker.RunInspection;
import ai.somagent.soma.worker.RunOutcome;
import ai.somagent.soma.worker.RunView;
import ai.somagent.soma.worker.RunWait;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A run as lines of a name and a value. */
final class RunLines {
  private final List<String> lines = new ArrayList<>();

  private RunLines() {}

  static List<String> of(RunInspection found) {
    RunLines lines = new RunLines();
    lines.identity(found);
    lines.waits(found);
    lines.spending(found);
    lines.outcome(found.view().outcome());
    return lines.lines;
  }

  private void line(String name, String value) {
    lines.add((name + " ".repeat(Math.max(1, 10 - name.length())) + value).stripTrailing());
  }

  private void identity(RunInspection found) {
    RunView view = found.view();
    line("run", view.runId());
    line("capsule", view.capsule() + (found.version() == null ? "" : " " + found.version()));
    line("program", view.program());
    if (found.owner() != null) {
      line("owner", found.owner());
    }
    String lasted = Moments.length(found.spending().time());
    line("status", RunTable.word(view.status()));
    line("started", Moments.at(view.startedAt()));
    if (view.closedAt() == null) {
      line("lasts", lasted);
    } else {
      line("ended", Moments.at(view.closedAt()) + ", after " + lasted);
    }
    if (found.stopping() != null) {
      line("stopping", found.stopping());
    }
  }

  private void waits(RunInspection found) {
    for (RunWait wait : found.waits()) {
      String until = wait.until() == null ? "" : ", until " + Moments.at(wait.until());
      line("waits", WaitText.what(wait) + ", " + WaitText.since(wait, found.at()) + until);
      place(wait.place());
      if (wait.failure() != null) {
        line(
            "",
            "attempt %d; the one before failed with %s: %s"
                .formatted(wait.attempts(), wait.failure().kind(), wait.failure().message()));
      }
    }
    boolean only = found.approvals().size() == 1;
    for (AskedApproval asked : found.approvals()) {
      lines.addAll(AskedText.lines(asked));
      line("decide", AskedText.command("approve", found.view().runId(), asked, only));
    }
    found.queued().forEach((signal, waiting) -> line("queued", waiting + " of `" + signal + "`"));
    if (found.taskSince() != null) {
      line("worker", "none has taken its next task since " + Moments.at(found.taskSince()));
    }
    if (found.view().closedAt() == null) {
      line("known", knownFrom(found));
    }
  }

  private static String knownFrom(RunInspection found) {
    return switch (found.knownFrom()) {
      case WORKER -> "from a worker";
      case PROGRAM -> "without a worker, from the history and the program stored here";
      case HISTORY ->
          "from the history alone: no worker answered, and the program is not stored here";
    };
  }

  private void place(@Nullable Place place) {
    if (place != null) {
      line("", "--> " + WaitText.place(place) + "  " + place.text());
    }
  }

  private void spending(RunInspection found) {
    var spent = found.spending();
    String attempts = spent.attempts() > spent.calls() ? ", " + spent.attempts() + " attempts" : "";
    String calls = spent.calls() + (spent.calls() == 1 ? " call" : " calls");
    String limit = spent.callLimit() == null ? "" : " of " + spent.callLimit();
    Duration most = spent.timeLimit();
    line(
        "spent",
        calls
            + limit
            + attempts
            + ", "
            + Moments.length(spent.time())
            + (most == null ? "" : " of " + Moments.length(most)));
    line("history", found.view().historyEvents() + " events");
  }

  private void outcome(@Nullable RunOutcome outcome) {
    switch (outcome) {
      case null -> {}
      case RunOutcome.Completed done -> line("result", done.result().toString());
      case RunOutcome.Cancelled cancelled -> line("reason", cancelled.reason());
      case RunOutcome.Failed failed -> {
        line("error", failed.kind() + ": " + failed.message());
        place(failed.place());
        if (!failed.fields().isEmpty()) {
          line("", failed.fields().toString());
        }
      }
    }
  }
}
