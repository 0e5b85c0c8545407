package ai.somagent.soma.grammar;

import org.antlr.v4.runtime.CharStream;
import org.antlr.v4.runtime.Token;

/**
 * The rules of {@code SomaLexer.g4}: the longest match wins, the rule that stands first among
 * equally long ones.
 */
final class ScannerRules extends ScannerInput {
  private final ScannerNumbers numbers;
  private final ScannerStrings strings;

  ScannerRules(SomaLexerBase lexer) {
    super(lexer);
    numbers = new ScannerNumbers(this);
    strings = new ScannerStrings(this);
  }

  @Override
  public int match(CharStream from, int mode) {
    read(from);
    if (at(0) == CharStream.EOF) {
      return Token.EOF;
    }
    return switch (mode) {
      case SomaLexer.STRING -> strings.inLine();
      case SomaLexer.TEXT -> strings.inBlock();
      default -> plain();
    };
  }

  private int plain() {
    int c = at(0);
    if (ScannerCharacters.isSpace(c)) {
      int length = 1;
      while (ScannerCharacters.isSpace(at(length))) {
        length++;
      }
      take(length, SomaLexer.SPACE);
      skip();
      return SomaLexer.SPACE;
    }
    if (ScannerCharacters.isDigit(c)) {
      return numbers.take();
    }
    if (ScannerCharacters.isWord(c)) {
      return c == 'r' && at(1) == '"' ? rawString() : word();
    }
    return switch (c) {
      case '"' ->
          looksAt(0, "\"\"\"")
              ? enter(3, SomaLexer.TEXT_OPEN, SomaLexer.TEXT)
              : enter(1, SomaLexer.STRING_OPEN, SomaLexer.STRING);
      case '{' -> enter(1, SomaLexer.LBRACE, SomaLexer.DEFAULT_MODE);
      case '}' -> leave(1, SomaLexer.RBRACE);
      case '/' -> slash();
      case '#' -> aside(line(1), SomaLexer.HASH_COMMENT, SomaLexer.STRAY);
      case ';' -> aside(1, SomaLexer.SEMICOLON, SomaLexer.STRAY);
      case '\'' -> singleQuoted();
      case '`' -> quotedName();
      default -> ScannerCharacters.isForeign(c) ? word() : sign(c);
    };
  }

  /** The offset of the next line end at or after {@code offset}. */
  private int line(int offset) {
    int at = offset;
    while (at(at) != '\n' && at(at) != '\r' && at(at) != CharStream.EOF) {
      at++;
    }
    return at;
  }

  private int slash() {
    if (looksAt(0, "///")) {
      return aside(line(3), SomaLexer.DOC_COMMENT, SomaLexer.DOCS);
    }
    if (at(1) == '/') {
      return aside(line(2), SomaLexer.LINE_COMMENT, SomaLexer.COMMENTS);
    }
    if (at(1) != '*') {
      return take(1, SomaLexer.SLASH);
    }
    int end = 2;
    while (at(end) != CharStream.EOF && !looksAt(end, "*/")) {
      end++;
    }
    return at(end) == CharStream.EOF
        ? aside(2, SomaLexer.OPEN_COMMENT, SomaLexer.COMMENTS)
        : aside(end + 2, SomaLexer.BLOCK_COMMENT, SomaLexer.COMMENTS);
  }

  private int word() {
    int plain = wordEnd(0);
    if (!ScannerCharacters.isForeign(at(plain))) {
      return take(plain, SomaLexer.IDENT);
    }
    return take(foreignEnd(plain), SomaLexer.FOREIGN_IDENT);
  }

  private int rawString() {
    int end = 2;
    while (at(end) != '"' && at(end) != '\n' && at(end) != '\r' && at(end) != CharStream.EOF) {
      end++;
    }
    return at(end) == '"'
        ? take(end + 1, SomaLexer.RAW_STRING)
        : take(end, SomaLexer.OPEN_RAW_STRING);
  }

  private int singleQuoted() {
    int end = 1;
    while (true) {
      int c = at(end);
      if (c == '\'') {
        return take(end + 1, SomaLexer.SINGLE_QUOTED);
      }
      end += c == '\\' ? 2 : 1;
      int last = at(end - 1);
      if (last == '\n' || last == '\r' || last == CharStream.EOF) {
        return unknown();
      }
    }
  }

  private int quotedName() {
    int end = 1;
    while (ScannerCharacters.isQuotable(at(end))) {
      end++;
    }
    return end > 1 && at(end) == '`' ? take(end + 1, SomaLexer.QUOTED_IDENT) : unknown();
  }

  private int unknown() {
    return aside(1, SomaLexer.UNKNOWN, SomaLexer.STRAY);
  }

  private int sign(int c) {
    int next = at(1);
    return switch (c) {
      case '-' -> next == '>' ? take(2, SomaLexer.ARROW) : take(1, SomaLexer.MINUS);
      case '.' -> next == '.' ? take(2, SomaLexer.RANGE) : take(1, SomaLexer.DOT);
      case '|' -> take(next == '|' ? 2 : 1, SomaLexer.OR);
      case '&' -> take(next == '&' ? 2 : 1, SomaLexer.AND);
      case '=' -> equals(next);
      case '!' -> next == '=' ? take(at(2) == '=' ? 3 : 2, SomaLexer.NE) : take(1, SomaLexer.NOT);
      case '<' -> less(next);
      case '>' -> next == '=' ? take(2, SomaLexer.GE) : take(1, SomaLexer.GT);
      case '?' -> next == '?' ? take(2, SomaLexer.COALESCE) : take(1, SomaLexer.QUESTION);
      case ':' -> next == '=' ? take(2, SomaLexer.ASSIGN) : take(1, SomaLexer.COLON);
      case '+' -> take(1, SomaLexer.PLUS);
      case '*' -> take(1, SomaLexer.STAR);
      case '%' -> take(1, SomaLexer.PERCENT);
      case ',' -> take(1, SomaLexer.COMMA);
      case '(' -> take(1, SomaLexer.LPAREN);
      case ')' -> take(1, SomaLexer.RPAREN);
      case '[' -> take(1, SomaLexer.LBRACK);
      case ']' -> take(1, SomaLexer.RBRACK);
      default -> unknown();
    };
  }

  private int equals(int next) {
    if (next == '=') {
      return take(at(2) == '=' ? 3 : 2, SomaLexer.EQ);
    }
    return next == '>' ? take(2, SomaLexer.ARROW) : take(1, SomaLexer.ASSIGN);
  }

  private int less(int next) {
    if (next == '=') {
      return take(2, SomaLexer.LE);
    }
    return next == '>' ? take(2, SomaLexer.NE) : take(1, SomaLexer.LT);
  }
}
