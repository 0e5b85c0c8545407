package ai.somagent.soma.contract;

import ai.somagent.soma.library.ContractLibrary;
import ai.somagent.soma.library.ContractProblem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/**
 * The contract files below one folder. Reads a file each time it is asked for, and translates it
 * again only when its bytes, or those of a file that it refers to, have changed. Never leaves the
 * folder, not through links either. Thread-safe.
 */
public final class ContractFolder implements ContractLibrary {
  private static final int MOST_KEPT = 256;

  private final Path root;
  private final Path base;
  private final ConcurrentMap<String, Translated> translated = new ConcurrentHashMap<>();

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
      ContractReach reach = new ContractReach(root, limit);
      if (reach.isOutside(file)) {
        return outside();
      }
      if (!Files.isRegularFile(file)) {
        return Answer.missing();
      }
      String name = root.relativize(file).toString().replace('\\', '/');
      return translate(wanted.kind(), name, ContractReach.bytes(file), reach);
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

  private Answer translate(String kind, String file, byte[] bytes, ContractReach reach) {
    String key = kind + " " + file + " " + ContractDigest.of(bytes);
    Translated known = translated.get(key);
    if (known != null && known.neighbours().isStill(reach)) {
      return known.answer();
    }
    RecordedNeighbours neighbours = new RecordedNeighbours(reach);
    Answer answer = ContractTranslator.translate(kind, file, bytes, neighbours);
    if (translated.size() >= MOST_KEPT) {
      translated.clear();
    }
    translated.put(key, new Translated(answer, neighbours));
    return answer;
  }

  private record Translated(Answer answer, RecordedNeighbours neighbours) {}
}
