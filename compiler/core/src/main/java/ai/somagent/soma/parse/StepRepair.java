package ai.somagent.soma.parse;

import ai.somagent.soma.grammar.SomaLexer;
import ai.somagent.soma.grammar.SomaParser.BlockContext;
import ai.somagent.soma.source.SourceText;
import ai.somagent.soma.source.Span;
import org.antlr.v4.runtime.tree.TerminalNode;

/** Mends what steps and arms begin with, as {@link NearMisses} mends other mistakes. */
final class StepRepair {
  private final TokenBuffer tokens;
  private final ParseReport report;
  private final SourceText source;
  private final SlipRepair slips;

  StepRepair(TokenBuffer tokens, ParseReport report, SlipRepair slips) {
    this.tokens = tokens;
    this.report = report;
    this.source = report.source();
    this.slips = slips;
  }

  /**
   * A block whose opening brace was missing and that nothing closes ends where its line does, or
   * the lines that are indented under it.
   */
  boolean endsInserted(BlockContext block) {
    LexedToken token = tokens.LT(1);
    boolean inserted =
        block.getChildCount() > 1
            && block.getChild(0) instanceof TerminalNode open
            && ((LexedToken) open.getSymbol()).virtual;
    if (!inserted || token.surplus || token.getType() == SomaLexer.RBRACE && token.virtual) {
      return false;
    }
    int line = ((TerminalNode) block.getChild(0)).getSymbol().getLine();
    LexedToken last = tokens.at(-1);
    if (token.getLine() <= last.getLine() || last.getLine() < line) {
      return false;
    }
    boolean single = last.getLine() == line;
    if (!single && token.getCharPositionInLine() > indentation(line)) {
      return false;
    }
    tokens.insertVirtual(0, SomaLexer.RBRACE);
    return true;
  }

  private int indentation(int line) {
    for (int i = tokens.index(); i > 0; i--) {
      if (tokens.get(i - 1).getLine() < line) {
        return tokens.get(i).getCharPositionInLine();
      }
    }
    return 0;
  }

  /** A block whose opening brace was missing ends at the brace that would close nothing. */
  boolean closesInserted(BlockContext block) {
    LexedToken token = tokens.LT(1);
    boolean inserted =
        block.getChildCount() > 0
            && block.getChild(0) instanceof TerminalNode open
            && ((LexedToken) open.getSymbol()).virtual;
    if (!inserted || !token.surplus) {
      return false;
    }
    token.setType(SomaLexer.RBRACE);
    return true;
  }

  /** {@code case x = await …}. */
  boolean named() {
    LexedToken name = tokens.LT(1);
    if (tokens.LA(2) != SomaLexer.ASSIGN) {
      return false;
    }
    report.addSyntax(ForeignDiagnostics.missingLet(source, name.span()));
    tokens.insertVirtual(0, SomaLexer.LET);
    return true;
  }

  boolean assignment() {
    LexedToken token = tokens.LT(1);
    report.addSyntax(ParseDiagnostics.foreignOperator(source, token.span(), "="));
    token.setType(SomaLexer.ASSIGN);
    return true;
  }

  boolean step() {
    LexedToken token = tokens.LT(1);
    int meant = ForeignWords.step(token.getText(), tokens.LT(2));
    if (meant >= 0) {
      return respell(token, meant) && dropNew();
    }
    if (slips.step()) {
      return true;
    }
    int after = pathEnd();
    return switch (tokens.at(after).getType()) {
      case SomaLexer.LPAREN -> verb(token, tokens.at(after - 1));
      case SomaLexer.ASSIGN -> after == 1 ? set(token, 1) : setPart();
      case SomaLexer.LBRACK -> assignsElement(tokens.at(after)) && setPart();
      case SomaLexer.PLUS, SomaLexer.MINUS, SomaLexer.STAR, SomaLexer.SLASH ->
          after == 1 && tokens.at(2).getType() == SomaLexer.ASSIGN && set(token, 2);
      default -> false;
    };
  }

  /** {@code r.f = 1} and {@code xs[0] = 1}, of which is said what is said with {@code set}. */
  private boolean setPart() {
    tokens.insertVirtual(0, SomaLexer.SET);
    return true;
  }

  /** {@code input.x = 1}. */
  boolean setsInput() {
    return tokens.at(pathEnd()).getType() == SomaLexer.ASSIGN && setPart();
  }

  private boolean assignsElement(LexedToken open) {
    LexedToken close = open.partner;
    return close != null
        && !close.virtual
        && tokens.get(close.getTokenIndex() + 1).getType() == SomaLexer.ASSIGN
        && close.getLine() == open.getLine();
  }

  /** {@code throw new Refused(…)}: the word goes with the other one. */
  private boolean dropNew() {
    LexedToken word = tokens.at(1);
    if (word.getText().equals("new") && tokens.at(2).getType() == SomaLexer.IDENT) {
      report.addSyntax(
          ParseDiagnostics.needless(source, word.span(), tokens.at(2).getStartIndex()));
      tokens.remove(tokens.index() + 1);
    }
    return true;
  }

  /** How many tokens the path at the current token takes. */
  private int pathEnd() {
    int i = 1;
    while (tokens.at(i).getType() == SomaLexer.DOT
        && tokens.at(i + 1).getType() == SomaLexer.IDENT) {
      i += 2;
    }
    return i;
  }

  private boolean verb(LexedToken first, LexedToken last) {
    String verb = first == last ? "run" : "call";
    report.addSyntax(ParseDiagnostics.missingVerb(source, first.span().to(last.span()), verb));
    tokens.insertVirtual(0, first == last ? SomaLexer.RUN : SomaLexer.CALL);
    return true;
  }

  /** {@code n = 1}, or {@code n += 1} where the equals sign is {@code sign} tokens on. */
  private boolean set(LexedToken name, int sign) {
    Span replaced = name.span().to(tokens.at(sign).span());
    String text = name.getText();
    String replacement = "set " + text + " =";
    if (sign == 2) {
      replacement += " " + text + " " + tokens.at(1).getText();
    }
    report.addSyntax(ParseDiagnostics.missingSet(source, name.span(), replaced, replacement));
    if (sign == 2) {
      tokens.remove(tokens.index() + 1);
    }
    tokens.insertVirtual(0, SomaLexer.SET);
    return true;
  }

  /**
   * {@code set n += 1} and {@code set r.f = 1}: reports it and gives how many tokens stand before
   * the equals sign; 0 when it is something else.
   */
  int setsOtherwise() {
    LexedToken token = tokens.LT(1);
    int length = 1;
    while (tokens.at(length).getLine() == token.getLine()
        && tokens.at(length).getType() != SomaLexer.ASSIGN
        && tokens.at(length).getType() != SomaLexer.EOF) {
      length++;
    }
    LexedToken sign = tokens.at(length);
    if (sign.getType() != SomaLexer.ASSIGN || sign.getLine() != token.getLine()) {
      return 0;
    }
    LexedToken name = tokens.at(-1);
    switch (token.getType()) {
      case SomaLexer.PLUS, SomaLexer.MINUS, SomaLexer.STAR, SomaLexer.SLASH -> {
        String meant = "= " + name.getText() + " " + token.getText();
        Span written = token.span().to(sign.span());
        if (length > 1) {
          return 0;
        }
        report.addSyntax(ParseDiagnostics.foreignOperator(source, written, meant));
      }
      case SomaLexer.DOT, SomaLexer.LBRACK -> {
        Span part = token.span().to(tokens.at(length - 1).span());
        report.addSyntax(ParseDiagnostics.partialSet(source, name.span(), part));
      }
      default -> {
        return 0;
      }
    }
    return length;
  }

  boolean elseIf() {
    LexedToken token = tokens.LT(1);
    if (!ForeignWords.isElseIf(token.getText())) {
      return false;
    }
    report.addSyntax(ParseDiagnostics.foreignWord(source, token.span(), "else if"));
    token.setType(SomaLexer.ELSE);
    tokens.insertVirtual(1, SomaLexer.IF);
    return true;
  }

  /** {@code else ->} and {@code default ->}, and arms without {@code case}. */
  boolean arm(int type) {
    LexedToken token = tokens.LT(1);
    int after = tokens.LA(2);
    boolean body =
        after == SomaLexer.ARROW || after == SomaLexer.LBRACE || after == SomaLexer.COLON;
    boolean rest = type == SomaLexer.ELSE || token.getText().equals("default");
    if (!body || !rest || token.opener == null) {
      return type != SomaLexer.ELSE && armWithoutCase(token);
    }
    report.addSyntax(ParseDiagnostics.foreignWord(source, token.span(), "case _"));
    token.setType(SomaLexer.IDENT);
    token.setText("_");
    tokens.insertVirtual(0, SomaLexer.CASE);
    return true;
  }

  private boolean armWithoutCase(LexedToken token) {
    boolean pattern = token.getType() == SomaLexer.IDENT || TokenKinds.startsOperand(token);
    if (!pattern || tokens.at(pathEnd()).getType() != SomaLexer.ARROW) {
      return false;
    }
    report.addSyntax(ParseDiagnostics.missingCase(source, token.span()));
    tokens.insertVirtual(0, SomaLexer.CASE);
    return true;
  }

  /** Lets a word of another language be the one of {@code type}. */
  boolean respell(LexedToken token, int type) {
    String meant = Phrases.ofToken(type);
    report.addSyntax(
        ParseDiagnostics.foreignWord(source, token.span(), meant.substring(1, meant.length() - 1)));
    token.setType(type);
    return true;
  }
}
