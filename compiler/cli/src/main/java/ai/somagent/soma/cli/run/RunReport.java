package ai.somagent.soma.cli.run;

import ai.somagent.soma.cli.console.Console;
import ai.somagent.soma.cli.console.ExitCode;
import ai.somagent.soma.cli.console.OutputFormat;
import ai.somagent.soma.worker.RunOutcome;
import ai.somagent.soma.worker.RunView;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;

/** The end of a run on the screen. */
public record RunReport(RunView view, RunOutcome outcome, String temporal) {

  /** Prints the result to {@code out} and what it cost to {@code err}. */
  public ExitCode print(Console console, OutputFormat format) {
    switch (format) {
      case TEXT -> text(console);
      case JSON -> console.out().println(json().toPrettyString());
    }
    return switch (outcome) {
      case RunOutcome.Completed _ -> ExitCode.CLEAN;
      case RunOutcome.Failed _ -> ExitCode.FINDINGS;
      case RunOutcome.Cancelled _ -> ExitCode.INTERRUPTED;
    };
  }

  private void text(Console console) {
    String cost =
        " in " + ProgressPrinter.took(duration()) + ", " + view.historyEvents() + " history events";
    switch (outcome) {
      case RunOutcome.Completed done -> {
        console.err().println("completed" + cost);
        console.err().flush();
        if (!done.result().isNull()) {
          console.out().println(done.result().toPrettyString());
        }
      }
      case RunOutcome.Failed failed -> {
        console.err().println("failed" + cost);
        console.err().println(failure(failed));
      }
      case RunOutcome.Cancelled cancelled ->
          console.err().println("cancelled" + cost + ": " + cancelled.reason());
    }
  }

  private static String failure(RunOutcome.Failed failed) {
    String fields = failed.fields().isEmpty() ? "" : "\n  " + failed.fields();
    String place =
        failed.place() == null
            ? ""
            : "\n  --> "
                + failed.place().source()
                + ":"
                + failed.place().startLine()
                + ":"
                + failed.place().startColumn()
                + "\n      "
                + failed.place().text();
    return "error " + failed.kind() + ": " + failed.message() + place + fields;
  }

  private Duration duration() {
    Instant end = view.closedAt() == null ? view.startedAt() : view.closedAt();
    return Duration.between(view.startedAt(), end);
  }

  private ObjectNode json() {
    ObjectNode root =
        JsonNodeFactory.instance
            .objectNode()
            .put("run", view.runId())
            .put("capsule", view.capsule())
            .put("program", view.program())
            .put("temporal", temporal);
    switch (outcome) {
      case RunOutcome.Completed done ->
          root.put("status", "completed").set("result", done.result());
      case RunOutcome.Failed failed -> {
        ObjectNode error = root.put("status", "failed").putObject("error");
        error.put("kind", failed.kind()).put("message", failed.message());
        error.set("fields", failed.fields());
        if (failed.place() != null) {
          error.put("source", failed.place().source()).put("line", failed.place().startLine());
        }
      }
      case RunOutcome.Cancelled cancelled ->
          root.put("status", "cancelled").put("reason", cancelled.reason());
    }
    root.put("historyEvents", view.historyEvents());
    return root.put("durationMillis", duration().toMillis());
  }
}
