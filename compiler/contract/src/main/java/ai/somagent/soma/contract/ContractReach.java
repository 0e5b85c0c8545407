package ai.somagent.soma.contract;

import ai.somagent.soma.contract.document.DocumentReader;
import ai.somagent.soma.contract.document.Neighbours;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/**
 * The files that an import may lead to.
 *
 * @param root what names are relative to
 * @param limit the folder that nothing leaves, not through links either
 */
record ContractReach(Path root, Path limit) implements Neighbours {

  /** Whether {@code file}, normalised, lies outside; a file that is not there is judged by name. */
  boolean isOutside(Path file) throws IOException {
    if (!file.startsWith(limit)) {
      return true;
    }
    return Files.exists(file) && !file.toRealPath().startsWith(limit.toRealPath());
  }

  @Override
  public Neighbour read(String file) {
    try {
      Path path = root.resolve(file).normalize();
      if (isOutside(path)) {
        return new Neighbour(null, "it refers to a file outside of the workspace");
      }
      return Files.isRegularFile(path)
          ? new Neighbour(bytes(path), "")
          : new Neighbour(null, "it refers to a file that is not there");
    } catch (InvalidPathException | IOException e) {
      return new Neighbour(null, "it refers to a file that cannot be read");
    }
  }

  /** One byte more than a contract may have tells that it is too large. */
  static byte[] bytes(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      return in.readNBytes(DocumentReader.MAX_BYTES + 1);
    }
  }
}
