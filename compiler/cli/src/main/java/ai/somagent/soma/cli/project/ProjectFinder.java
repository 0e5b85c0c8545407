package ai.somagent.soma.cli.project;

import ai.somagent.soma.cli.workspace.SourceFiles;
import ai.somagent.soma.cli.workspace.SourceReader;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;

/** Finds the project of a folder: the nearest {@code soma.yaml} in it or above it. */
public final class ProjectFinder {
  public static final String FILE = "soma.yaml";

  private ProjectFinder() {}

  /** The project of {@code folder}; {@link Project#NONE} where there is none. */
  public static Project find(Path folder) {
    int above = folder.toAbsolutePath().normalize().getNameCount();
    Path at = folder;
    for (int i = 0; i <= above; i++) {
      Path file = at.resolve(FILE);
      if (Files.exists(file, LinkOption.NOFOLLOW_LINKS) && !Files.isDirectory(file)) {
        return read(file);
      }
      // Said with `..`, so that findings name files as a person in this folder would.
      at = at.resolve("..");
    }
    return Project.NONE;
  }

  private static Project read(Path found) {
    Path file = found.normalize();
    SourceFiles files = SourceReader.read(List.of(file.toString()));
    return files.texts().isEmpty()
        ? Project.unreadable(files.problems())
        : new ProjectReader(files.texts().getFirst(), file).read();
  }
}
