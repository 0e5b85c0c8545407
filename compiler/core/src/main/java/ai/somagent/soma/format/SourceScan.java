package ai.somagent.soma.format;

/** Questions about the characters between syntax nodes, which the tree does not hold. */
final class SourceScan {
  private final String text;

  SourceScan(String text) {
    this.text = text;
  }

  /** Whether a line ends between the two offsets. */
  boolean lineEndsBetween(int from, int to) {
    return lineEnds(from, to) > 0;
  }

  /** Whether there is a blank line between the two offsets. */
  boolean blankBetween(int from, int to) {
    return lineEnds(from, to) > 1;
  }

  private int lineEnds(int from, int to) {
    int count = 0;
    for (int i = from; i < to; i++) {
      char c = text.charAt(i);
      boolean carriage = c == '\r' && (i + 1 == text.length() || text.charAt(i + 1) != '\n');
      count += c == '\n' || carriage ? 1 : 0;
    }
    return count;
  }

  /** Whether the last character before {@code offset}, on the same line, opens a bracket. */
  boolean followsOpening(int offset) {
    int i = offset - 1;
    while (i >= 0 && isSpace(text.charAt(i))) {
      i--;
    }
    return i >= 0 && "{([".indexOf(text.charAt(i)) >= 0;
  }

  /** Whether nothing but blanks stands before {@code offset} on its line. */
  boolean startsLine(int offset) {
    int i = offset - 1;
    while (i >= 0 && isSpace(text.charAt(i))) {
      i--;
    }
    return i < 0 || text.charAt(i) == '\n' || text.charAt(i) == '\r';
  }

  /** Whether a bracket closes or a comma follows at {@code offset}, on the same line. */
  boolean itemEnds(int offset) {
    int i = offset;
    while (i < text.length() && isSpace(text.charAt(i))) {
      i++;
    }
    return i < text.length() && "})],".indexOf(text.charAt(i)) >= 0;
  }

  boolean isAt(int offset, char wanted) {
    return offset < text.length() && text.charAt(offset) == wanted;
  }

  int length() {
    return text.length();
  }

  private static boolean isSpace(char c) {
    return c == ' ' || c == '\t';
  }
}
