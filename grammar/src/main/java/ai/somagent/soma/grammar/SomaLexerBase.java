package ai.somagent.soma.grammar;

import org.antlr.v4.runtime.CharStream;
import org.antlr.v4.runtime.Lexer;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.misc.Interval;

/** What a regular grammar cannot say: the type of a word, and where a broken string ends. */
abstract class SomaLexerBase extends Lexer {
  private int previous;
  private int beforePrevious;
  private int previousLine;

  protected SomaLexerBase(CharStream input) {
    super(input);
  }

  @Override
  public void reset() {
    previous = 0;
    beforePrevious = 0;
    super.reset();
  }

  /** Makes an unbalanced closing brace harmless: the outermost mode is never popped. */
  @Override
  public int popMode() {
    return _modeStack.isEmpty() ? _mode : super.popMode();
  }

  @Override
  public Token emit() {
    switch (_type) {
      case SomaLexer.IDENT -> _type = wordType();
      case SomaLexer.QUOTED_IDENT -> _type = keyOr(SomaLexer.QUOTED_IDENT);
      case SomaLexer.QUESTION -> _type = questionType();
      case SomaLexer.OPEN_COMMENT -> _input.seek(_input.size());
      case SomaLexer.UNTERMINATED -> leaveLine();
      default -> {}
    }
    if (_channel == DEFAULT_TOKEN_CHANNEL) {
      beforePrevious = previous;
      previous = _type;
      previousLine = _tokenStartLine;
    }
    return super.emit();
  }

  /** White space is dropped, unless its newline cuts a string off inside {@code ${…}}. */
  @Override
  public void skip() {
    if (!_modeStack.isEmpty() && hasNewline() && leaveLine()) {
      _type = SomaLexer.UNTERMINATED;
    } else {
      super.skip();
    }
  }

  private boolean hasNewline() {
    for (int i = _tokenStartCharIndex - getCharIndex(); i < 0; i++) {
      int c = _input.LA(i);
      if (c == '\n' || c == '\r') {
        return true;
      }
    }
    return false;
  }

  /**
   * Leaves every string in quotes, and with it the interpolations it holds, for a string in quotes
   * ends on its line.
   *
   * @return whether there was any
   */
  private boolean leaveLine() {
    int outermost = _mode == SomaLexer.STRING ? _modeStack.size() : -1;
    for (int i = _modeStack.size() - 1; i >= 0; i--) {
      if (_modeStack.get(i) == SomaLexer.STRING) {
        outermost = i;
      }
    }
    for (int i = _modeStack.size(); outermost >= 0 && i >= outermost; i--) {
      popMode();
    }
    return outermost >= 0;
  }

  /** A question mark that opens something asks whether it is there; others choose. */
  private int questionType() {
    return switch (previous) {
      case SomaLexer.DOT, SomaLexer.LBRACK, SomaLexer.LBRACE, SomaLexer.COMMA -> SomaLexer.MAYBE;
      default -> SomaLexer.QUESTION;
    };
  }

  private int wordType() {
    if (followsDot()) {
      return SomaLexer.IDENT;
    }
    int type =
        SomaWords.tokenType(_input.getText(Interval.of(_tokenStartCharIndex, getCharIndex() - 1)));
    return switch (type) {
      case SomaLexer.TRUE, SomaLexer.FALSE, SomaLexer.NULL -> type;
      case SomaLexer.IDENT -> keyOr(type);
      default -> nextVisible() == ':' ? keyType(type) : narrowed(type);
    };
  }

  private int keyOr(int type) {
    return opensArgument() && nextVisible() == ':' ? SomaLexer.KEY : type;
  }

  /** A dot at the end of a line is one that somebody is still typing behind. */
  private boolean followsDot() {
    return _tokenStartLine == previousLine
        && (previous == SomaLexer.DOT
            || previous == SomaLexer.MAYBE && beforePrevious == SomaLexer.DOT);
  }

  private boolean opensArgument() {
    return previous == SomaLexer.LPAREN || previous == SomaLexer.COMMA;
  }

  /** A word before a colon: a key, the name of a typed variable, or a branch of {@code ?:}. */
  private int keyType(int type) {
    if (opensArgument()) {
      return SomaLexer.KEY;
    }
    if (SomaWords.isContextual(type)) {
      return SomaLexer.IDENT;
    }
    return previous == SomaLexer.LET || previous == SomaLexer.VAR ? type : SomaLexer.KEY;
  }

  /** {@code run.} is always the run's context, and {@code return} before a brace has no value. */
  private int narrowed(int type) {
    if (type == SomaLexer.RUN && nextVisible() == '.') {
      return SomaLexer.IDENT;
    }
    return type == SomaLexer.RETURN && nextVisible() == '}' ? SomaLexer.RETURN_NOTHING : type;
  }

  /** The next character that is neither white space nor in a comment. */
  private int nextVisible() {
    int i = 1;
    while (true) {
      int c = _input.LA(i);
      if (c == ' ' || c == '\n' || c == '\r' || c == '\t') {
        i++;
      } else if (c == '/' && _input.LA(i + 1) == '/') {
        i = afterLine(i);
      } else if (c == '/' && _input.LA(i + 1) == '*') {
        i = afterComment(i);
      } else {
        return c;
      }
    }
  }

  private int afterLine(int from) {
    int i = from;
    while (_input.LA(i) != '\n' && _input.LA(i) != '\r' && _input.LA(i) != CharStream.EOF) {
      i++;
    }
    return i;
  }

  private int afterComment(int from) {
    int i = from + 2;
    while (_input.LA(i) != CharStream.EOF && !(_input.LA(i) == '*' && _input.LA(i + 1) == '/')) {
      i++;
    }
    return _input.LA(i) == CharStream.EOF ? i : i + 2;
  }
}
