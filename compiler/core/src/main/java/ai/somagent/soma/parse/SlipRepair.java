package ai.somagent.soma.parse;

import ai.somagent.soma.grammar.SomaLexer;
import ai.somagent.soma.grammar.SomaParser.StringContext;
import ai.somagent.soma.source.SourceText;
import ai.somagent.soma.source.Span;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.Token;

/** Mends misspelt words and versions without quotes, as {@link NearMisses} mends other mistakes. */
final class SlipRepair {
  private final TokenBuffer tokens;
  private final ParseReport report;
  private final SourceText source;

  SlipRepair(TokenBuffer tokens, ParseReport report) {
    this.tokens = tokens;
    this.report = report;
    this.source = report.source();
  }

  /** The step that is meant. */
  boolean step() {
    LexedToken token = tokens.LT(1);
    int meant = Misspelling.step(token, tokens.LT(2));
    return meant >= 0 && respell(token, meant, ParseCode.EXPECTED_STEP, "a step");
  }

  /** The declaration that is meant. */
  boolean declaration() {
    LexedToken token = tokens.LT(1);
    int meant = token.opener == null ? Misspelling.declaration(token, tokens.LT(2)) : -1;
    return meant >= 0 && respell(token, meant, ParseCode.EXPECTED_DECLARATION, "a declaration");
  }

  /** The verb that is meant where a value begins, as in {@code let x = cal store.get(…)}. */
  boolean verb(ParserRuleContext value) {
    LexedToken token = tokens.LT(1);
    LexedToken next = tokens.LT(2);
    boolean named =
        next.getType() == SomaLexer.IDENT
            && next.getLine() == token.getLine()
            && (tokens.LA(3) == SomaLexer.DOT || tokens.LA(3) == SomaLexer.LPAREN);
    int meant = named ? Misspelling.verb(token) : -1;
    return meant >= 0 && respell(token, meant, ParseCode.EXPECTED_EXPRESSION, "a value");
  }

  /** {@code case a -> { return 1 }}: a block of steps follows without the arrow. */
  boolean armBlock(ParserRuleContext arm) {
    LexedToken arrow = tokens.LT(1);
    LexedToken open = tokens.LT(2);
    if (open.getType() != SomaLexer.LBRACE || !TokenKinds.startsStep(tokens.LA(3))) {
      return false;
    }
    Span gap = new Span(arrow.span().start(), open.span().start());
    report.retract(ParseCode.FOREIGN_OPERATOR, arrow.span());
    report.addSyntax(ForeignDiagnostics.arrowBeforeBlock(source, arrow.span(), gap));
    tokens.remove(tokens.index());
    moveStarts(arm, arrow, open);
    return true;
  }

  /** {@code export function …}. */
  boolean modifier() {
    LexedToken token = tokens.LT(1);
    LexedToken next = tokens.LT(2);
    boolean modifier =
        switch (token.getText()) {
          case "export", "public", "private", "pub", "static", "async", "final", "internal" -> true;
          default -> false;
        };
    boolean declares =
        TokenKinds.isDeclarationWord(next.getType())
            || next.getType() == SomaLexer.LET
            || ForeignWords.declaration(next.getText(), false) >= 0;
    if (!modifier || !declares || next.getLine() != token.getLine()) {
      return false;
    }
    boolean waits = token.getText().equals("async");
    Span gap = new Span(token.span().start(), next.span().start());
    if (waits && next.getType() == SomaLexer.FUNCTION && hasBlock()) {
      gap = token.span().to(next.span());
      report.addSyntax(ForeignDiagnostics.asynchronous(source, token.span(), gap));
      next.setType(SomaLexer.TASK);
    } else {
      report.addSyntax(ForeignDiagnostics.modifier(source, token.span(), gap));
    }
    tokens.remove(tokens.index());
    return true;
  }

  /** Whether a brace comes before the next {@code =}, so that a function would be a task. */
  boolean hasBlock() {
    for (int i = 1; i < 200; i++) {
      int type = tokens.at(i).getType();
      if (type == SomaLexer.ASSIGN || type == SomaLexer.LBRACE || type == Token.EOF) {
        return type == SomaLexer.LBRACE;
      }
    }
    return false;
  }

  /** The member of {@code owner} that is meant. */
  boolean member(ParserRuleContext owner) {
    LexedToken token = tokens.LT(1);
    boolean inside = owner.getChildCount() > 0 && token.opener != null;
    int meant = inside ? Misspelling.member(owner, token, tokens.LT(2)) : -1;
    return meant >= 0 && respell(token, meant, ParseCode.EXPECTED_MEMBER, "a member");
  }

  /** {@code version 1.0}: a version is a string, and has three numbers. */
  boolean version(StringContext context, int type) {
    boolean number = type == SomaLexer.INT || type == SomaLexer.DOUBLE;
    if (!number || tokens.at(-1).getType() != SomaLexer.VERSION) {
      return false;
    }
    LexedToken first = tokens.LT(1);
    Span span = first.span();
    while (tokens.at(1).getType() == SomaLexer.DOT && tokens.at(2).getType() == SomaLexer.INT) {
      span = span.to(tokens.at(2).span());
      tokens.remove(tokens.index() + 2);
      tokens.remove(tokens.index() + 1);
    }
    String meant = ParseDiagnostics.threeNumbers(source.slice(span));
    report.addSyntax(ParseDiagnostics.bareVersion(source, span, meant));
    first.setType(SomaLexer.CHARS);
    first.setText(meant);
    tokens.insert(tokens.index(), LexedToken.virtualAfter(tokens.at(-1), SomaLexer.STRING_OPEN));
    tokens.insert(
        tokens.index() + 2, LexedToken.virtualAfter(tokens.at(1), SomaLexer.STRING_CLOSE));
    moveStarts(context, first, tokens.LT(1));
    return true;
  }

  /**
   * Lets what would start at {@code next} start at {@code inserted}, which now stands before it.
   */
  static void moveStarts(ParserRuleContext innermost, LexedToken next, LexedToken inserted) {
    ParserRuleContext context = innermost;
    while (context != null && context.start == next) {
      context.start = inserted;
      context = context.getParent();
    }
  }

  private boolean respell(LexedToken token, int type, ParseCode code, String wanted) {
    String meant = Phrases.ofToken(type);
    report.addSyntax(
        ParseDiagnostics.misspelt(
            source, code, token.span(), wanted, meant.substring(1, meant.length() - 1)));
    token.setType(type);
    return true;
  }
}
