package ai.somagent.soma.cli.workspace;

import ai.somagent.soma.library.ContractLibrary;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * The contract files around the working folder: of its project, which begins where the nearest
 * {@code soma.yaml} lies, else of the folder itself. Loads no translator before one is needed.
 */
public final class WorkspaceContracts implements ContractLibrary {
  private static final String PROJECT = "soma.yaml";

  private @Nullable ContractLibrary folder;

  @Override
  public synchronized Answer find(Request wanted) {
    if (folder == null) {
      folder = ContractLoader.load(root(), Path.of(""));
    }
    return folder.find(wanted);
  }

  /** The folder of the project, or the working folder where there is none. */
  public static Path root() {
    Path here = Path.of("").toAbsolutePath();
    for (Path at = here; at != null; at = at.getParent()) {
      if (Files.isRegularFile(at.resolve(PROJECT))) {
        return at;
      }
    }
    return here;
  }
}
