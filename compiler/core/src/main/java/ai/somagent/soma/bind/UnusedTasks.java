package ai.somagent.soma.bind;

import ai.somagent.soma.diagnostic.Diagnostic;
import ai.somagent.soma.diagnostic.DiagnosticSink;
import ai.somagent.soma.syntax.DeclarationSyntax;
import ai.somagent.soma.syntax.DeclarationSyntax.TaskSyntax;
import java.util.ArrayList;
import java.util.List;

/**
 * Warns of tasks that nothing runs. A task is private to its module, everything else at top level
 * may be imported by somebody who is not in sight. Only modules of one text are judged, so that an
 * edit never changes what is said about another text.
 */
final class UnusedTasks {
  private UnusedTasks() {}

  static void report(BoundModule module, DiagnosticSink sink) {
    boolean own = !module.isLibrary() && module.contract() == null;
    if (own && module.files().size() == 1 && !module.files().getFirst().parsed().hasErrors()) {
      report(module.files().getFirst(), sink);
    }
  }

  private static void report(BoundFile file, DiagnosticSink sink) {
    List<TaskSyntax> tasks = new ArrayList<>();
    for (DeclarationSyntax declaration : file.parsed().file().declarations()) {
      if (declaration instanceof TaskSyntax task && !task.name().isMissing()) {
        tasks.add(task);
      }
    }
    if (tasks.isEmpty()) {
      return;
    }
    List<String> names = tasks.stream().map(task -> task.name().text()).distinct().toList();
    List<String> unused =
        CodeWords.missing(withoutNames(file.parsed().source().text(), tasks), 0, names);
    for (TaskSyntax task : tasks) {
      if (unused.contains(task.name().text()) && !task.name().text().startsWith("_")) {
        sink.report(
            Diagnostic.of(
                    BindCode.UNUSED_TASK,
                    file.source(),
                    task.name().span(),
                    "nothing runs the task `" + task.name().text() + "`")
                .withHelp("no other module can; run it, as in `run name(…)`, or take it away"));
      }
    }
  }

  /** The text with blanks where the tasks are named. */
  private static String withoutNames(String text, List<TaskSyntax> tasks) {
    StringBuilder rest = new StringBuilder(text);
    for (TaskSyntax task : tasks) {
      for (int i = task.name().span().start(); i < task.name().span().end(); i++) {
        rest.setCharAt(i, ' ');
      }
    }
    return rest.toString();
  }
}
