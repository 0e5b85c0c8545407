package ai.somagent.soma.parse;

import ai.somagent.soma.grammar.SomaLexer;
import ai.somagent.soma.grammar.SomaWords;

/** What kinds of tokens start, end and enclose. */
final class TokenKinds {
  private TokenKinds() {}

  /** Whether a brace behind such a token opens a block: a map would need a comma or a colon. */
  static boolean endsOperand(int type) {
    return switch (type) {
      case SomaLexer.IDENT,
          SomaLexer.RPAREN,
          SomaLexer.RBRACK,
          SomaLexer.INT,
          SomaLexer.DOUBLE,
          SomaLexer.DURATION,
          SomaLexer.TRUE,
          SomaLexer.FALSE,
          SomaLexer.NULL,
          SomaLexer.STRING_CLOSE ->
          true;
      default -> false;
    };
  }

  static boolean startsStep(int type) {
    return switch (type) {
      case SomaLexer.LET,
          SomaLexer.VAR,
          SomaLexer.SET,
          SomaLexer.IF,
          SomaLexer.MATCH,
          SomaLexer.FOR,
          SomaLexer.WHILE,
          SomaLexer.BREAK,
          SomaLexer.CONTINUE,
          SomaLexer.PARALLEL,
          SomaLexer.RACE,
          SomaLexer.BRANCH,
          SomaLexer.TRY,
          SomaLexer.RETURN,
          SomaLexer.RETURN_NOTHING,
          SomaLexer.YIELD,
          SomaLexer.FAIL,
          SomaLexer.CHECKPOINT ->
          true;
      default -> isVerb(type);
    };
  }

  static boolean isVerb(int type) {
    return type >= SomaLexer.CALL && type <= SomaLexer.ENDORSE && SomaWords.isReserved(type);
  }

  static boolean isParenthesis(int type) {
    return type == SomaLexer.LPAREN || type == SomaLexer.LBRACK;
  }

  static boolean isOpening(int type) {
    return isParenthesis(type) || type == SomaLexer.LBRACE || type == SomaLexer.INTERP_OPEN;
  }

  static boolean isClosing(int type) {
    return type == SomaLexer.RPAREN || type == SomaLexer.RBRACK || type == SomaLexer.RBRACE;
  }

  /** Whether a declaration begins here: its word starts a line, and its name follows on it. */
  static boolean startsDeclaration(LexedToken word, LexedToken name) {
    return isDeclarationWord(word.getType())
        && word.getCharPositionInLine() == 0
        && word.opener == null
        && word.getLine() == name.getLine()
        && (isName(name.getType()) || name.getType() == SomaLexer.STRING_OPEN);
  }

  /** The words that begin a declaration, but for {@code let}, which also begins a step. */
  static boolean isDeclarationWord(int type) {
    boolean declares = type >= SomaLexer.TYPE && type <= SomaLexer.TEST || type == SomaLexer.POLICY;
    return declares && type != SomaLexer.VIA && type != SomaLexer.ACTION;
  }

  static boolean isName(int type) {
    return type == SomaLexer.IDENT
        || type == SomaLexer.QUOTED_IDENT
        || SomaWords.isContextual(type);
  }

  static boolean startsOperand(LexedToken token) {
    return switch (token.getType()) {
      case SomaLexer.IDENT,
          SomaLexer.QUOTED_IDENT,
          SomaLexer.INPUT,
          SomaLexer.OUTPUT,
          SomaLexer.LPAREN,
          SomaLexer.NOT,
          SomaLexer.MINUS,
          SomaLexer.TRUE,
          SomaLexer.FALSE,
          SomaLexer.NULL,
          SomaLexer.INT,
          SomaLexer.DOUBLE,
          SomaLexer.DURATION,
          SomaLexer.STRING_OPEN ->
          true;
      default -> false;
    };
  }
}
