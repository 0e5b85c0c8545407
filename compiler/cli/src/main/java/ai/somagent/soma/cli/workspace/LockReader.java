package ai.somagent.soma.cli.workspace;

import ai.somagent.soma.cli.console.ExitCode;
import ai.somagent.soma.cli.workspace.SourceFiles.Problem;
import ai.somagent.soma.compile.LockFile;
import ai.somagent.soma.compile.LockFileText;
import ai.somagent.soma.source.SourceText;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The {@code soma.lock} of the project.
 *
 * @param lock null when there is none that can be read
 * @param problems why there is none
 */
public record LockReader(@Nullable LockFile lock, List<Problem> problems) {
  public static final String FILE = "soma.lock";

  /** No lock was asked for. */
  public static final LockReader NONE = new LockReader(null, List.of());

  public LockReader {
    problems = List.copyOf(problems);
  }

  /** Where the lock is or would be: beside {@code soma.yaml}, else in the working folder. */
  public static Path file() {
    Path here = Path.of("").toAbsolutePath();
    return here.relativize(WorkspaceContracts.root().resolve(FILE));
  }

  public static LockReader read() {
    SourceFiles files = SourceReader.read(List.of(file().toString()));
    for (SourceText text : files.texts()) {
      LockFile lock = LockFileText.read(text.text());
      Problem broken = new Problem("`" + text.name() + "` is no lock", ExitCode.FINDINGS);
      return new LockReader(lock, lock == null ? List.of(broken) : List.of());
    }
    return new LockReader(null, files.problems());
  }
}
