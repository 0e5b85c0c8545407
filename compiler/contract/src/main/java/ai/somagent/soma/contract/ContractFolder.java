package ai.somagent.soma.contract;

import ai.somagent.soma.contract.document.DocumentReader;
import ai.somagent.soma.library.ContractLibrary;
import ai.somagent.soma.library.ContractProblem;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/**
 * The contract files below one folder. Reads a file each time it is asked for, and translates it
 * again only when its bytes have changed. Never leaves the folder, not through links either.
 * Thread-safe.
 */
public final class ContractFolder implements ContractLibrary {
  private static final int MOST_KEPT = 256;

  private final Path root;
  private final Path base;
  private final ConcurrentMap<String, Answer> translated = new ConcurrentHashMap<>();

  /**
   * @param root the folder of the workspace
   * @param base what names of texts are relative to; a text outside of {@code root} may import what
   *     lies in its own folder and below
   */
  public ContractFolder(Path root, Path base) {
    this.root = root.toAbsolutePath().normalize();
    this.base = base.toAbsolutePath().normalize();
  }

  @Override
  public Answer find(Request wanted) {
    try {
      Path importer = base.resolve(wanted.importer()).normalize();
      Path parent = importer.getParent();
      Path folder = parent == null ? root : parent;
      Path limit = folder.startsWith(root) ? root : folder;
      Path file = folder.resolve(wanted.path()).normalize();
      if (!file.startsWith(limit)) {
        return outside();
      }
      if (!Files.isRegularFile(file)) {
        return Answer.missing();
      }
      if (!file.toRealPath().startsWith(limit.toRealPath())) {
        return outside();
      }
      String name = root.relativize(file).toString().replace('\\', '/');
      return translate(wanted.kind(), name, bytes(file));
    } catch (InvalidPathException | IOException e) {
      return Answer.missing();
    }
  }

  private static Answer outside() {
    ContractProblem problem =
        new ContractProblem(
            ContractProblem.Kind.OUTSIDE,
            "",
            "it lies outside of the workspace",
            "bring the contract into the workspace");
    return new Answer(null, null, null, List.of(problem));
  }

  /** One byte more than a contract may have tells that it is too large. */
  private static byte[] bytes(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      return in.readNBytes(DocumentReader.MAX_BYTES + 1);
    }
  }

  private Answer translate(String kind, String file, byte[] bytes) {
    String key = kind + " " + file + " " + ContractDigest.of(bytes);
    Answer known = translated.get(key);
    if (known == null) {
      known = ContractTranslator.translate(kind, file, bytes);
      if (translated.size() >= MOST_KEPT) {
        translated.clear();
      }
      translated.put(key, known);
    }
    return known;
  }
}
