package ai.somagent.soma.json;

import java.util.List;

/** Members that say how a node was laid out; they mean nothing and are in no digest. */
final class AstLayout {
  /**
   * First line, first column, last line, column after the last; from 1, columns in UTF-16 units.
   */
  static final String AT = "at";

  /** Documentation before the node, without its markers. */
  static final String DOC = "doc";

  /** A blank line before the node. */
  static final String GAP = "gap";

  /** A string in triple quotes. */
  static final String BLOCK = "block";

  /** A whole number in hexadecimal. */
  static final String HEX = "hex";

  /** {@code doc} and {@code gap} of members that are no nodes, such as {@code input}. */
  static final String AROUND = "around";

  static final List<String> ALL = List.of(AT, DOC, GAP, BLOCK, HEX, AROUND);

  private AstLayout() {}
}
