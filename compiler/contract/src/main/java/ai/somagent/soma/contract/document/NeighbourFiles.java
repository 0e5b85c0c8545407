package ai.somagent.soma.contract.document;

import ai.somagent.soma.library.ContractProblem.Kind;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The files that one contract refers to, each read once. */
final class NeighbourFiles {
  private static final int MOST_FILES = 200;
  private static final int MOST_BYTES = 4 * DocumentReader.MAX_BYTES;

  private final Neighbours neighbours;
  private final ContractFindings findings;
  private final Map<String, @Nullable JsonNode> trees = new HashMap<>();
  private int read;
  private long bytes;

  NeighbourFiles(String file, JsonNode root, Neighbours neighbours, ContractFindings findings) {
    this.neighbours = neighbours;
    this.findings = findings;
    trees.put(file, root);
  }

  /** What the place holds; null after a report. */
  @Nullable JsonNode find(FilePlace place, String reference, String pointer) {
    if (!trees.containsKey(place.file())) {
      trees.put(place.file(), read(place.file(), reference, pointer));
    }
    JsonNode tree = trees.get(place.file());
    JsonNode found = tree == null ? null : Pointers.find(tree, place.pointer());
    if (tree != null && found == null) {
      String message = "`" + References.shown(reference) + "` names nothing that is there";
      findings.invalid(pointer, message);
    }
    return found;
  }

  private @Nullable JsonNode read(String file, String reference, String pointer) {
    if (read >= MOST_FILES) {
      findings.tooLarge("it refers to more than " + MOST_FILES + " files");
      return null;
    }
    Neighbours.Neighbour found = neighbours.read(file);
    byte[] content = found.bytes();
    if (content == null) {
      String message = found.reason() + ", `" + References.shown(reference) + "`";
      findings.add(Kind.INVALID, pointer, message, References.HELP);
      return null;
    }
    read++;
    bytes += content.length;
    if (bytes > MOST_BYTES) {
      findings.tooLarge("the files that it refers to are larger than 20 MiB together");
      return null;
    }
    return parsed(file, content);
  }

  private @Nullable JsonNode parsed(String file, byte[] content) {
    ContractFindings own = new ContractFindings();
    String text = DocumentReader.text(content, own);
    JsonNode tree = text == null ? null : DocumentReader.parse(text, own);
    own.problems()
        .forEach(problem -> {
          String place = problem.place().isEmpty() ? "" : " " + problem.place();
          String where = "`" + References.shown(file) + "`" + place;
          findings.add(problem.kind(), where, problem.message(), problem.help());
        });
    return tree;
  }
}
