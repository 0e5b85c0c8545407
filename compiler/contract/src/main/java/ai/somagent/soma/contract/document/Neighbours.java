package ai.somagent.soma.contract.document;

import org.jspecify.annotations.Nullable;

/** Reads the files that a contract refers to. */
@FunctionalInterface
public interface Neighbours {
  /** For a contract that stands alone. */
  Neighbours NONE = file -> new Neighbour(null, "it refers to another file");

  /**
   * The file of that name.
   *
   * @param file relative to the workspace, normalised, parts divided by {@code /}; may begin with
   *     {@code ..}
   */
  Neighbour read(String file);

  /**
   * What came of it.
   *
   * @param bytes null when it may not be read or is not there
   * @param reason why there are no bytes, as the start of a sentence
   */
  record Neighbour(byte @Nullable [] bytes, String reason) {}
}
