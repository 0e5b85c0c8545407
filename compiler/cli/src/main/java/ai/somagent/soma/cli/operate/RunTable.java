package ai.somagent.soma.cli.operate;

import ai.somagent.soma.cli.console.Console;
import ai.somagent.soma.worker.RunStatus;
import ai.somagent.soma.worker.RunSummary;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Runs as lines with columns. */
final class RunTable {
  private static final List<String> HEADINGS =
      List.of("ID", "CAPSULE", "VERSION", "STATUS", "STARTED", "LASTED", "WAITING FOR");

  private RunTable() {}

  static void print(List<RunSummary> runs, Console console) {
    List<List<String>> rows = new ArrayList<>();
    rows.add(HEADINGS);
    runs.forEach(run -> rows.add(row(run)));
    int[] widths = new int[HEADINGS.size()];
    for (List<String> row : rows) {
      for (int i = 0; i < widths.length; i++) {
        widths[i] = Math.max(widths[i], row.get(i).length());
      }
    }
    for (List<String> row : rows) {
      StringBuilder line = new StringBuilder();
      for (int i = 0; i < widths.length; i++) {
        line.append(row.get(i)).repeat(" ", widths[i] + 2 - row.get(i).length());
      }
      console.out().println(line.toString().stripTrailing());
    }
    console.flush();
    for (RunSummary run : runs) {
      if (run.waitingFor() != null && run.waitingFor().contains("approval")) {
        console.err().println("to decide: soma runs approve|reject " + run.runId());
      }
    }
  }

  private static List<String> row(RunSummary run) {
    Instant end = run.closedAt() == null ? Instant.now() : run.closedAt();
    return List.of(
        run.runId(),
        run.capsule(),
        run.version() == null ? "-" : run.version(),
        word(run.status()),
        Moments.at(run.startedAt()),
        Moments.length(Duration.between(run.startedAt(), end)),
        run.waitingFor() == null ? "" : run.waitingFor());
  }

  static String word(RunStatus status) {
    return status.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
