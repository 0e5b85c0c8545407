package ai.somagent.soma.parse;

import ai.somagent.soma.grammar.SomaLexer;
import ai.somagent.soma.source.SourceText;
import ai.somagent.soma.source.Span;
import org.antlr.v4.runtime.ParserRuleContext;

/** Maps and records as other languages write them. */
final class LiteralRepair {
  private static final int FARTHEST = 60;

  private final TokenBuffer tokens;
  private final ParseReport report;
  private final SourceText source;

  LiteralRepair(TokenBuffer tokens, ParseReport report) {
    this.tokens = tokens;
    this.report = report;
    this.source = report.source();
  }

  /** {@code {a.b: x}} where the key begins at the current token. */
  boolean key(ParserRuleContext context) {
    int colon = colon();
    if (colon < 2) {
      return false;
    }
    LexedToken first = tokens.LT(1);
    LexedToken last = tokens.at(colon - 1);
    report.addSyntax(ForeignDiagnostics.computedKey(source, first.span().to(last.span())));
    if (last.getType() == SomaLexer.KEY) {
      last.setType(SomaLexer.IDENT);
    }
    LexedToken close = LexedToken.virtualAfter(last, SomaLexer.RPAREN);
    LexedToken open = LexedToken.virtualAfter(tokens.at(-1), SomaLexer.LPAREN);
    open.setLine(first.getLine());
    open.opener = first.opener;
    close.opener = open;
    open.partner = close;
    close.partner = open;
    tokens.insert(tokens.index() + colon, close);
    tokens.insert(tokens.index(), open);
    SlipRepair.moveStarts(context, first, open);
    return true;
  }

  /** How far the colon of a computed key is, or -1 where this is none. */
  private int colon() {
    LexedToken first = tokens.LT(1);
    for (int i = 1; i < FARTHEST; i++) {
      LexedToken token = tokens.at(i);
      boolean inside = token.opener != first.opener;
      if (token.getLine() != first.getLine()) {
        return -1;
      }
      if (inside || TokenKinds.isOpening(token.getType())) {
        continue;
      }
      switch (token.getType()) {
        case SomaLexer.COLON -> {
          return i;
        }
        case SomaLexer.COMMA, SomaLexer.QUESTION, SomaLexer.ASSIGN -> {
          return -1;
        }
        default -> {}
      }
      if (TokenKinds.isClosing(token.getType()) && token.partner == first.opener
          || TokenKinds.startsStep(token.getType())) {
        return -1;
      }
    }
    return -1;
  }

  /** {@code Item{name: "x"}} where the brace is the current token. */
  boolean record(ParserRuleContext primary) {
    LexedToken name = tokens.at(-1);
    LexedToken open = tokens.LT(1);
    LexedToken close = open.partner;
    boolean record =
        primary.start == name
            && Character.isUpperCase(name.getText().charAt(0))
            && (tokens.LA(2) == SomaLexer.KEY || tokens.LA(2) == SomaLexer.IDENT)
            && tokens.LA(3) == SomaLexer.COLON
            && close != null
            && !close.virtual;
    if (!record || close == null) {
      return false;
    }
    Span end = close.span();
    report.addSyntax(ForeignDiagnostics.bracedRecord(source, open.span(), end, name.getText()));
    for (int i = 1; tokens.at(i) != close; i++) {
      LexedToken key = tokens.at(i);
      if (key.opener == open
          && key.getType() == SomaLexer.IDENT
          && tokens.at(i + 1).getType() == SomaLexer.COLON) {
        key.setType(SomaLexer.KEY);
      }
    }
    open.setType(SomaLexer.LPAREN);
    close.setType(SomaLexer.RPAREN);
    return true;
  }

  /** {@code f(id = "x")} where {@code id} is the current token. */
  boolean named() {
    LexedToken name = tokens.LT(1);
    LexedToken sign = tokens.LT(2);
    if (name.getType() != SomaLexer.IDENT || sign.getType() != SomaLexer.ASSIGN) {
      return false;
    }
    report.addSyntax(ParseDiagnostics.misusedEquals(source, sign.span(), ":"));
    name.setType(SomaLexer.KEY);
    sign.setType(SomaLexer.COLON);
    return true;
  }

  /** A label that stands as a value: {@code pii}. */
  boolean label() {
    LexedToken word = tokens.LT(1);
    boolean label =
        word.getType() == SomaLexer.PII
            || word.getType() == SomaLexer.UNTRUSTED
            || word.getType() == SomaLexer.SECRET;
    boolean alone = TokenKinds.isClosing(tokens.LA(2)) || tokens.LA(2) == SomaLexer.COMMA;
    if (!label || !alone) {
      return false;
    }
    report.addSyntax(ParseDiagnostics.foreignWord(source, word.span(), "Label." + word.getText()));
    word.setType(SomaLexer.BAD_NUMBER); // a value of which nothing is known
    return true;
  }

  /** {@code new Item(…)} where {@code new} is the current token. */
  boolean construction(ParserRuleContext operand) {
    LexedToken word = tokens.LT(1);
    LexedToken name = tokens.LT(2);
    boolean construction =
        word.getText().equals("new")
            && name.getType() == SomaLexer.IDENT
            && name.getLine() == word.getLine();
    if (!construction) {
      return false;
    }
    Span gap = new Span(word.span().start(), name.span().start());
    report.addSyntax(ForeignDiagnostics.newWord(source, word.span(), gap, name.getText()));
    tokens.remove(tokens.index());
    SlipRepair.moveStarts(operand, word, name);
    return true;
  }
}
