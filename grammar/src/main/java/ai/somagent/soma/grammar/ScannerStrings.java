package ai.somagent.soma.grammar;

import org.antlr.v4.runtime.CharStream;

/** The rules of {@code SomaLexer.g4} for what stands in strings. */
final class ScannerStrings {
  private final ScannerInput text;

  ScannerStrings(ScannerInput text) {
    this.text = text;
  }

  /** A piece of a string in quotes. */
  int inLine() {
    int c = text.at(0);
    if (c == '$' || c == '\\') {
      return shared(c, true);
    }
    if (c == '"') {
      return text.leave(1, SomaLexer.STRING_CLOSE);
    }
    if (c == '\n' || c == '\r') {
      return text.leave(1, SomaLexer.UNTERMINATED);
    }
    int end = 1;
    while (ScannerCharacters.isStringContent(text.at(end))) {
      end++;
    }
    return text.take(end, SomaLexer.CHARS);
  }

  /** A piece of a string in triple quotes. */
  int inBlock() {
    int c = text.at(0);
    if (c == '$' || c == '\\') {
      return shared(c, false);
    }
    if (c == '"') {
      return text.looksAt(0, "\"\"\"")
          ? text.leave(3, SomaLexer.TEXT_CLOSE)
          : text.take(1, SomaLexer.CHARS);
    }
    int end = 1;
    while (ScannerCharacters.isTextContent(text.at(end))) {
      end++;
    }
    return text.take(end, SomaLexer.CHARS);
  }

  /** What both kinds of string have; in one line, an escape ends before the line does. */
  private int shared(int c, boolean oneLine) {
    if (c == '$') {
      return text.at(1) == '{'
          ? text.enter(2, SomaLexer.INTERP_OPEN, SomaLexer.DEFAULT_MODE)
          : text.take(1, SomaLexer.CHARS);
    }
    int length = escapeLength();
    if (length > 0) {
      return text.take(length, SomaLexer.ESCAPE);
    }
    int next = text.at(1);
    boolean ends = next == CharStream.EOF || oneLine && (next == '\n' || next == '\r');
    return text.take(ends ? 1 : 2, SomaLexer.BAD_ESCAPE);
  }

  private int escapeLength() {
    int c = text.at(1);
    return switch (c) {
      case 'a', 'b', 'f', 'n', 'r', 't', 'v', '"', '\'', '\\', '?', '`', '$' -> 2;
      case 'x' -> hexEscape(2);
      case 'u' -> hexEscape(4);
      case 'U' -> hexEscape(8);
      case '0', '1', '2', '3' ->
          ScannerCharacters.isOctal(text.at(2)) && ScannerCharacters.isOctal(text.at(3)) ? 4 : 0;
      default -> 0;
    };
  }

  private int hexEscape(int digits) {
    for (int i = 2; i < 2 + digits; i++) {
      if (!ScannerCharacters.isHex(text.at(i))) {
        return 0;
      }
    }
    return 2 + digits;
  }
}
