package ai.somagent.soma.ir;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Where the nodes of a program stand in its sources. Lies beside the program, never inside, so that
 * moving a line changes no digest.
 *
 * @param program digest of the program
 * @param nodes place of each node by id
 */
public record SourceMap(String program, Map<String, Place> nodes) {
  public SourceMap {
    nodes = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(nodes));
  }

  /**
   * A range of one source; lines and columns from 1, columns in UTF-16 units, the end exclusive.
   *
   * @param text the first line of the step as written, trimmed, at most 80 characters
   */
  public record Place(
      String source, int startLine, int startColumn, int endLine, int endColumn, String text) {}
}
