package ai.somagent.soma.parse;

import ai.somagent.soma.grammar.SomaLexer;
import ai.somagent.soma.source.Span;
import org.antlr.v4.runtime.ParserRuleContext;

/**
 * Functions without a name, as other languages hand them to {@code map}: {@code x => …}, {@code (a,
 * b) => …}, {@code lambda x: …}. Here the variable and what is made of it stand side by side.
 */
final class LambdaRepair {
  private final TokenBuffer tokens;
  private final ParseReport report;

  LambdaRepair(TokenBuffer tokens, ParseReport report) {
    this.tokens = tokens;
    this.report = report;
  }

  /** {@code x =>} and {@code (x) =>} where the arrow is the current token. */
  boolean arrow() {
    LexedToken arrow = tokens.LT(1);
    boolean closed = tokens.at(-1).getType() == SomaLexer.RPAREN;
    LexedToken name = tokens.at(closed ? -2 : -1);
    LexedToken before = tokens.at(closed ? -4 : -2);
    boolean first = before.getType() == SomaLexer.LPAREN || before.getType() == SomaLexer.COMMA;
    if (name.getType() != SomaLexer.IDENT || !first) {
      return false;
    }
    Span written = (closed ? tokens.at(-3) : name).span().to(arrow.span());
    replace(arrow, written, name.getText());
    return true;
  }

  /** {@code (a, b) =>} where the parenthesis is the current token. */
  boolean pair(ParserRuleContext operand) {
    LexedToken open = tokens.LT(1);
    boolean pair =
        tokens.LA(2) == SomaLexer.IDENT
            && tokens.LA(3) == SomaLexer.COMMA
            && tokens.LA(4) == SomaLexer.IDENT
            && tokens.LA(5) == SomaLexer.RPAREN
            && tokens.LA(6) == SomaLexer.ARROW;
    if (!pair) {
      return false;
    }
    LexedToken name = tokens.LT(2);
    LexedToken other = tokens.LT(4);
    replace(
        tokens.LT(6), open.span().to(tokens.LT(6).span()), name.getText() + ", " + other.getText());
    tokens.remove(tokens.index() + 4);
    tokens.remove(tokens.index());
    SlipRepair.moveStarts(operand, open, name);
    return true;
  }

  /** {@code lambda x:} where the word is the current token. */
  boolean word(ParserRuleContext operand) {
    LexedToken word = tokens.LT(1);
    LexedToken name = tokens.LT(2);
    if (!word.getText().equals("lambda")
        || name.getType() != SomaLexer.KEY && name.getType() != SomaLexer.IDENT
        || tokens.LA(3) != SomaLexer.COLON) {
      return false;
    }
    replace(tokens.LT(3), word.span().to(tokens.LT(3).span()), name.getText());
    name.setType(SomaLexer.IDENT);
    tokens.remove(tokens.index());
    SlipRepair.moveStarts(operand, word, name);
    return true;
  }

  /** Lets {@code sign} be the comma behind {@code names}. */
  private void replace(LexedToken sign, Span written, String names) {
    report.retract(ParseCode.FOREIGN_OPERATOR, sign.span());
    report.addSyntax(ForeignDiagnostics.lambda(report.source(), written, names));
    sign.setType(SomaLexer.COMMA);
  }
}
