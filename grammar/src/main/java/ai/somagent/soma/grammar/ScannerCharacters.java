package ai.somagent.soma.grammar;

import org.antlr.v4.runtime.CharStream;

/** The sets of characters of {@code SomaLexer.g4}. */
final class ScannerCharacters {
  private ScannerCharacters() {}

  static boolean isSpace(int c) {
    return c == ' ' || c == '\n' || c == '\t' || c == '\r';
  }

  static boolean isDigit(int c) {
    return c >= '0' && c <= '9';
  }

  static boolean isOctal(int c) {
    return c >= '0' && c <= '7';
  }

  static boolean isHex(int c) {
    return isDigit(c) || c >= 'a' && c <= 'f' || c >= 'A' && c <= 'F';
  }

  static boolean isWord(int c) {
    return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c == '_' || isDigit(c);
  }

  static boolean isQuotable(int c) {
    return isWord(c) || c == '.' || c == '/' || c == ' ' || c == '-';
  }

  static boolean isStringContent(int c) {
    return isTextContent(c) && c != '\n' && c != '\r';
  }

  static boolean isTextContent(int c) {
    return c != '"' && c != '\\' && c != '$' && c != CharStream.EOF;
  }

  /** The rule {@code FOREIGN_LETTER}. */
  static boolean isForeign(int c) {
    return c >= 0xc0
        && (c <= 0xd6
            || c >= 0xd8 && c <= 0xf6
            || c >= 0xf8 && c <= 0x24f
            || c >= 0x370 && c <= 0x5ff
            || c >= 0x620 && c <= 0x167f
            || c >= 0x1e00 && c <= 0x1fff
            || c >= 0x3041 && c <= 0x9fff
            || c >= 0xac00 && c <= 0xd7a3);
  }
}
