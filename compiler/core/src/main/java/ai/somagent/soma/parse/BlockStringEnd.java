package ai.somagent.soma.parse;

import ai.somagent.soma.grammar.SomaLexer;
import ai.somagent.soma.grammar.SomaWords;

/**
 * Where a string in triple quotes was most likely meant to end, for a text in which one of them is
 * not closed: before a line that begins a declaration, closes the block around the string, or
 * begins a step no deeper than the string's own line.
 */
final class BlockStringEnd {
  private final String text;

  BlockStringEnd(String text) {
    this.text = text;
  }

  /** The offset of such a line behind {@code open}, or -1 when closing quotes come before it. */
  int after(LexedToken open) {
    int indentation = indentation(text.lastIndexOf('\n', open.getStartIndex()) + 1);
    int close = text.indexOf("\"\"\"", open.end());
    int last = close < 0 ? text.length() : close;
    int line = text.indexOf('\n', open.end()) + 1;
    while (line > 0 && line < last) {
      if (endsBefore(line, indentation)) {
        return line;
      }
      line = text.indexOf('\n', line) + 1;
    }
    return -1;
  }

  private int indentation(int line) {
    int at = line;
    while (at < text.length() && (text.charAt(at) == ' ' || text.charAt(at) == '\t')) {
      at++;
    }
    return at - line;
  }

  private boolean endsBefore(int line, int indentation) {
    int own = indentation(line);
    int start = line + own;
    if (own > indentation || start == text.length()) {
      return false;
    }
    char first = text.charAt(start);
    if (first == '}') {
      return own < indentation;
    }
    int end = start;
    while (end < text.length() && isLetter(text.charAt(end))) {
      end++;
    }
    int word = end == start ? SomaLexer.IDENT : SomaWords.tokenType(text.substring(start, end));
    boolean step = SomaWords.isReserved(word) && TokenKinds.startsStep(word);
    return isFollowedByName(end) && (step || own == 0 && TokenKinds.isDeclarationWord(word));
  }

  private boolean isFollowedByName(int end) {
    return end + 1 < text.length()
        && text.charAt(end) == ' '
        && (isLetter(text.charAt(end + 1)) || "`\"".indexOf(text.charAt(end + 1)) >= 0);
  }

  private static boolean isLetter(char c) {
    return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c == '_';
  }
}
