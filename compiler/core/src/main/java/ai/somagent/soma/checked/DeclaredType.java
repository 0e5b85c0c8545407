package ai.somagent.soma.checked;

import java.util.Set;

/**
 * A type as a declaration gives it. Labels stand beside types and never inside: those written
 * within a container count for the whole of it, so that types compare without labels and the
 * analysis of information flow alone reads them.
 *
 * @param labels of the position: parameters say what they accept, results what they carry
 */
public record DeclaredType(SomaType type, Set<Label> labels) {
  public DeclaredType {
    labels = Set.copyOf(labels);
  }

  /** Without labels. */
  public static DeclaredType of(SomaType type) {
    return new DeclaredType(type, Set.of());
  }
}
