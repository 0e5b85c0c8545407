package ai.somagent.soma.cli.command;

import ai.somagent.soma.cli.console.Console;
import ai.somagent.soma.cli.console.ExitCode;
import ai.somagent.soma.cli.console.ReportFormat;
import ai.somagent.soma.cli.project.Project;
import ai.somagent.soma.cli.project.ProjectFinder;
import ai.somagent.soma.cli.render.Report;
import ai.somagent.soma.cli.render.ReportPrinter;
import ai.somagent.soma.cli.workspace.LockReader;
import ai.somagent.soma.cli.workspace.SourceFiles;
import ai.somagent.soma.cli.workspace.SourceReader;
import ai.somagent.soma.compile.LockFile;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** {@code soma check}: compiles as far as checking goes and says what is wrong. */
public record CheckCommand(CheckOptions options) implements Command {

  @Override
  public ExitCode execute(Console console) {
    return options.watch()
        ? new WatchLoop(this::watched, console).run(() -> check(console))
        : check(console);
  }

  private ExitCode check(Console console) {
    Project project = project();
    ReportFormat said = options.format() == null ? project.format() : options.format();
    ReportFormat format = said == null ? ReportFormat.TEXT : said;
    if (!project.problems().isEmpty()) {
      SourceFiles none = new SourceFiles(List.of(), project.problems());
      return ReportPrinter.print(Report.of(none, List.of(), false), format, console);
    }
    if (!project.diagnostics().isEmpty()) {
      return ReportPrinter.print(faulty(project), format, console);
    }
    List<List<String>> workspaces = workspaces(project);
    if (workspaces.isEmpty()) {
      console.complain("name a file or a folder, or write `roots` into " + ProjectFinder.FILE);
      return ExitCode.USAGE;
    }
    boolean deny = options.denyWarnings() == null ? project.denyWarnings() : options.denyWarnings();
    LockReader lock = options.locked() ? LockReader.read() : LockReader.NONE;
    List<Report> reports = new ArrayList<>();
    for (List<String> paths : workspaces) {
      SourceFiles files = SourceReader.read(paths, project.exclude()).with(lock.problems());
      reports.add(report(files, lock.lock(), deny, console));
    }
    return ReportPrinter.print(Report.join(reports), format, console);
  }

  private Report report(SourceFiles files, @Nullable LockFile lock, boolean deny, Console console) {
    LongWork progress = LongWork.start("checking", files.texts().size(), console);
    CompiledSources sources = CompiledSources.of(files, lock);
    if (options.fix()) {
      sources = new FixRounds(sources).write(console);
    }
    progress.end();
    return sources.report(deny);
  }

  private Project project() {
    return ProjectFinder.find(Path.of(options.project()));
  }

  private static Report faulty(Project project) {
    return new Report(
        List.of(Objects.requireNonNull(project.file())), List.of(), project.diagnostics(), false);
  }

  /** Paths on the command line are one workspace, each root is one of its own. */
  private List<List<String>> workspaces(Project project) {
    if (!options.paths().isEmpty()) {
      return List.of(options.paths());
    }
    List<List<String>> roots = new ArrayList<>();
    for (String root : project.roots()) {
      roots.add(List.of(root));
    }
    return roots;
  }

  private List<String> watched() {
    Project project = project();
    List<String> paths =
        new ArrayList<>(options.paths().isEmpty() ? project.roots() : options.paths());
    if (project.file() != null) {
      paths.add(project.file().name());
    }
    return paths;
  }
}
