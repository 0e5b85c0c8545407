package ai.somagent.soma.cli.project;

import ai.somagent.soma.cli.console.ReportFormat;
import ai.somagent.soma.cli.workspace.SourceFiles.Problem;
import ai.somagent.soma.diagnostic.Diagnostic;
import ai.somagent.soma.source.SourceText;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What {@code soma.yaml} says, or the defaults where there is none.
 *
 * @param file the project file, or null where there is none
 * @param roots paths as a command line would name them, each a workspace of its own
 * @param exclude paths whose files are left out when folders are read
 * @param denyWarnings whether warnings fail a check
 * @param format how findings are written, or null where it says nothing
 * @param diagnostics what is wrong with the file; nothing else counts then
 * @param problems why the file could not be read; nothing else counts then either
 */
public record Project(
    @Nullable SourceText file,
    List<String> roots,
    List<String> exclude,
    boolean denyWarnings,
    @Nullable ReportFormat format,
    List<Diagnostic> diagnostics,
    List<Problem> problems) {
  public static final Project NONE =
      new Project(null, List.of(), List.of(), false, null, List.of(), List.of());

  public Project {
    roots = List.copyOf(roots);
    exclude = List.copyOf(exclude);
    diagnostics = List.copyOf(diagnostics);
    problems = List.copyOf(problems);
  }

  /** A project whose file could not be read: what it says must not be passed over. */
  static Project unreadable(List<Problem> problems) {
    return new Project(null, List.of(), List.of(), false, null, List.of(), problems);
  }
}
