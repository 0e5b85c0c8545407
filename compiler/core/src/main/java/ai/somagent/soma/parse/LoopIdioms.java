package ai.somagent.soma.parse;

import ai.somagent.soma.diagnostic.CodeFix;
import ai.somagent.soma.diagnostic.TextEdit;
import ai.somagent.soma.grammar.SomaLexer;
import ai.somagent.soma.source.SourceText;
import ai.somagent.soma.source.Span;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Heads of loops as other languages write them, in parentheses. */
final class LoopIdioms {
  private final TokenBuffer tokens;
  private final ParseReport report;
  private final SourceText source;

  LoopIdioms(TokenBuffer tokens, ParseReport report) {
    this.tokens = tokens;
    this.report = report;
    this.source = report.source();
  }

  /** The head of a loop, where {@code for} stands. */
  void header() {
    LexedToken open = tokens.LT(2);
    @Nullable LexedToken close = open.partner;
    if (open.getType() != SomaLexer.LPAREN || close == null || close.virtual) {
      return;
    }
    int name = isDeclaring(tokens.at(2)) && isName(tokens.at(3)) ? 3 : 2;
    if (tokens.at(name).getType() != SomaLexer.IDENT) {
      return;
    }
    LexedToken sign = tokens.at(name + 1);
    if (sign.getType() == SomaLexer.ASSIGN) {
      counted(open, close, name);
    } else if (sign.getType() == SomaLexer.IN || sign.getText().equals("of")) {
      walked(open, close, name);
    } else if (sign.getType() == SomaLexer.COMMA && isName(tokens.at(4))) {
      pair(open, close);
    }
  }

  private static boolean isDeclaring(LexedToken token) {
    return switch (token.getType()) {
      case SomaLexer.LET, SomaLexer.VAR, SomaLexer.IDENT -> true;
      default -> false;
    };
  }

  private static boolean isName(LexedToken token) {
    return token.getType() == SomaLexer.IDENT;
  }

  /** {@code for (let x of xs)}. */
  private void walked(LexedToken open, LexedToken close, int name) {
    LexedToken sign = tokens.at(name + 1);
    List<TextEdit> edits = new ArrayList<>();
    edits.add(new TextEdit(new Span(open.getStartIndex(), tokens.at(name).getStartIndex()), ""));
    if (sign.getType() != SomaLexer.IN) {
      edits.add(new TextEdit(sign.span(), "in"));
    }
    edits.add(new TextEdit(close.span(), ""));
    report(open, edits);
    sign.setType(SomaLexer.IN);
    tokens.remove(close.getTokenIndex());
    for (int i = 1; i < name; i++) {
      tokens.remove(tokens.index() + 1);
    }
  }

  /** {@code for (k, v) in m}. */
  private void pair(LexedToken open, LexedToken close) {
    if (tokens.at(5) == close && tokens.at(6).getType() == SomaLexer.IN) {
      report(open, List.of(new TextEdit(open.span(), ""), new TextEdit(close.span(), "")));
      tokens.remove(close.getTokenIndex());
      tokens.remove(open.getTokenIndex());
    }
  }

  private void report(LexedToken open, List<TextEdit> edits) {
    report.addSyntax(
        ForeignDiagnostics.loopParenthesis(source, open.span())
            .withFixes(List.of(new CodeFix("Remove the parentheses", edits))));
  }

  /** {@code for (let i = 0; i < 3; i++)}: the parser never sees the semicolons. */
  private void counted(LexedToken open, LexedToken close, int name) {
    Span head = open.span().to(close.span());
    LexedToken first = tokens.at(name + 2);
    LexedToken compared = tokens.at(name + 3);
    LexedToken less = tokens.at(name + 4);
    LexedToken most = tokens.at(name + 5);
    boolean counts =
        first.getText().equals("0")
            && compared.getText().equals(tokens.at(name).getText())
            && (less.getType() == SomaLexer.LT || less.getType() == SomaLexer.LE)
            && most.getType() == SomaLexer.INT
            && tokens.at(name + 6).getText().equals(compared.getText())
            && tokens.at(name + 7).getType() == SomaLexer.PLUS;
    @Nullable String meant = null;
    if (counts && most.getText().length() < 7) {
      int turns = Integer.parseInt(most.getText()) + (less.getType() == SomaLexer.LE ? 1 : 0);
      meant = compared.getText() + " in lists.range(" + turns + ")";
    }
    report.retractWithin(ParseCode.SEMICOLON, head);
    report.addSyntax(ForeignDiagnostics.countedLoop(source, head, meant));
    replaceHead(open, close, tokens.at(name));
  }

  /** Leaves a walk over something of which nothing is known. */
  private void replaceHead(LexedToken open, LexedToken close, LexedToken name) {
    int last = close.getTokenIndex();
    for (int i = open.getTokenIndex(); i <= last; i++) {
      tokens.remove(tokens.index() + 1);
    }
    name.opener = tokens.LT(1).opener;
    tokens.insert(tokens.index() + 1, name);
    tokens.seek(tokens.index() + 1);
    tokens.insertVirtual(1, SomaLexer.IN).setLine(name.getLine());
    tokens.insertVirtual(2, SomaLexer.BAD_NUMBER).setLine(name.getLine());
  }
}
