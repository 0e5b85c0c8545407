package ai.somagent.soma.cli.workspace;

import ai.somagent.soma.library.ContractLibrary;
import java.net.URI;
import java.nio.file.FileSystemNotFoundException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * The contract files around the working folder: of its project, which begins where the nearest
 * {@code soma.yaml} lies, else of the folder itself. Loads no translator before one is needed.
 */
public final class WorkspaceContracts implements ContractLibrary {
  private static final String PROJECT = "soma.yaml";

  private final @Nullable Path of;
  private @Nullable ContractLibrary folder;

  /** Those around the working folder. */
  public WorkspaceContracts() {
    this(null);
  }

  private WorkspaceContracts(@Nullable Path of) {
    this.of = of;
  }

  @Override
  public synchronized Answer find(Request wanted) {
    if (folder == null) {
      folder = of == null ? ContractLoader.load(root(), Path.of("")) : ContractLoader.load(of, of);
    }
    return folder.find(wanted);
  }

  /**
   * The contracts of a workspace folder; none for what is no folder of this machine.
   *
   * @param uri the folder
   */
  public static ContractLibrary ofFolder(String uri) {
    try {
      return new WorkspaceContracts(Path.of(URI.create(uri)));
    } catch (IllegalArgumentException | FileSystemNotFoundException e) {
      return ContractLibrary.EMPTY;
    }
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
