package ai.somagent.soma.cli.operate;

import ai.somagent.soma.ir.SourceMap.Place;
import ai.somagent.soma.worker.AskedApproval;
import ai.somagent.soma.worker.KnownFrom;
import ai.somagent.soma.worker.RunInspection;
import ai.somagent.soma.worker.RunOutcome;
import ai.somagent.soma.worker.RunView;
import ai.somagent.soma.worker.RunWait;
import ai.somagent.soma.worker.WaitKind;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A run in sentences: where it stands, why, what it cost, and what somebody can do. */
final class RunSentences {
  private final RunInspection found;
  private final List<String> sentences = new ArrayList<>();

  private RunSentences(RunInspection found) {
    this.found = found;
  }

  static List<String> of(RunInspection found) {
    RunSentences text = new RunSentences(found);
    text.beginning();
    if (found.view().closedAt() == null) {
      text.running();
    } else {
      text.ended(found.view().outcome());
    }
    text.spending();
    return text.sentences;
  }

  private void beginning() {
    RunView view = found.view();
    String name = view.capsule() + (found.version() == null ? "" : " " + found.version());
    String time = Moments.length(found.spending().time());
    sentences.add(
        "Run `%s` of %s began at %s and %s."
            .formatted(
                view.runId(),
                name,
                Moments.at(view.startedAt()),
                view.closedAt() == null
                    ? "has been running for " + time
                    : "ended after " + time + ": " + RunTable.word(view.status())));
  }

  private void running() {
    if (found.stopping() != null) {
      sentences.add("It is being stopped: " + found.stopping() + ".");
    }
    found.waits().forEach(this::wait);
    if (found.taskSince() != null) {
      sentences.add(
          "No worker has taken its next task since %s (%s): start one that has this program."
              .formatted(
                  Moments.at(found.taskSince()),
                  Moments.length(Duration.between(found.taskSince(), found.at()))));
    }
    if (found.waits().isEmpty()) {
      sentences.add(
          found.knownFrom() == KnownFrom.HISTORY
              ? "What it waits for is unknown: no worker answered, its program is not stored here."
              : "It waits for nothing outside.");
    } else if (found.knownFrom() != KnownFrom.WORKER) {
      sentences.add("No worker answered; this is what its history says.");
    }
    found
        .queued()
        .forEach((signal, waiting) ->
            sentences.add(
                "%d of the signal `%s` came in that nothing has taken yet."
                    .formatted(waiting, signal)));
  }

  private void wait(RunWait wait) {
    String until =
        wait.until() == null || wait.kind() == WaitKind.SLEEP
            ? ""
            : ", until " + Moments.at(wait.until()) + " at the latest";
    sentences.add(
        "It waits%s %s, %s%s."
            .formatted(
                at(wait.place()), WaitText.what(wait), WaitText.since(wait, found.at()), until));
    if (wait.failure() != null) {
      sentences.add(
          "  This is attempt %d; the one before failed with %s: %s."
              .formatted(wait.attempts(), wait.failure().kind(), wait.failure().message()));
    }
    if (wait.kind() == WaitKind.SIGNAL) {
      sentences.add(
          "  To send it: soma runs signal %s %s --input ..."
              .formatted(found.view().runId(), wait.what()));
    }
    if (wait.kind() == WaitKind.APPROVAL) {
      decide(wait);
    }
  }

  private void decide(RunWait wait) {
    String run = found.view().runId();
    boolean only = found.approvals().size() == 1;
    for (AskedApproval asked : found.approvals()) {
      if (asked.key().equals(wait.key())) {
        sentences.add(
            "  Asked is %s: \"%s\"; so far %s."
                .formatted(AskedText.who(asked), asked.title(), AskedText.counts(asked)));
        sentences.add("  To approve: " + AskedText.command("approve", run, asked, only));
        sentences.add("  To refuse: " + AskedText.command("reject", run, asked, only));
        return;
      }
    }
    sentences.add("  To approve or refuse: soma runs approve|reject " + run);
  }

  private static String at(@Nullable Place place) {
    return place == null
        ? ""
        : " at " + place.source() + ":" + place.startLine() + " (`" + place.text() + "`)";
  }

  private void ended(@Nullable RunOutcome outcome) {
    switch (outcome) {
      case null -> {}
      case RunOutcome.Completed done -> {
        if (!done.result().isNull()) {
          sentences.add("Its result is " + done.result() + ".");
        }
      }
      case RunOutcome.Cancelled cancelled ->
          sentences.add("Somebody wanted it to stop: " + cancelled.reason() + ".");
      case RunOutcome.Failed failed -> {
        sentences.add(
            "It failed%s with `%s`: %s."
                .formatted(at(failed.place()), failed.kind(), failed.message()));
        if (!failed.fields().isEmpty()) {
          sentences.add("  The error carries " + failed.fields() + ".");
        }
        sentences.add("What to do: " + FailureAdvice.of(failed.kind()));
      }
    }
  }

  private void spending() {
    var spent = found.spending();
    String calls =
        spent.calls()
            + (spent.callLimit() == null ? "" : " of " + spent.callLimit())
            + (spent.calls() == 1 && spent.callLimit() == null ? " call" : " calls");
    String attempts =
        spent.attempts() > spent.calls() ? " in " + spent.attempts() + " attempts" : "";
    String time =
        Moments.length(spent.time())
            + (spent.timeLimit() == null ? "" : " of " + Moments.length(spent.timeLimit()));
    sentences.add("It has used %s%s, and %s.".formatted(calls, attempts, time));
  }
}
