package ai.somagent.soma.parse;

import ai.somagent.soma.diagnostic.CodeFix;
import ai.somagent.soma.diagnostic.TextEdit;
import ai.somagent.soma.grammar.SomaLexer;
import ai.somagent.soma.source.SourceText;
import ai.somagent.soma.source.Span;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Operators of other languages that are made of several words or signs. */
final class OperatorIdioms {
  private final TokenBuffer tokens;
  private final ParseReport report;
  private final SourceText source;
  private final OperandExtent extent;

  OperatorIdioms(TokenBuffer tokens, ParseReport report, OperandExtent extent) {
    this.tokens = tokens;
    this.report = report;
    this.source = report.source();
    this.extent = extent;
  }

  /** {@code is null}, {@code is not null} and {@code is not found}, where {@code is} stands. */
  void caseTest() {
    LexedToken is = tokens.LT(1);
    boolean not = tokens.LT(2).getText().equals("not") && tokens.isSameLine(1);
    LexedToken value = tokens.at(not ? 2 : 1);
    switch (value.getType()) {
      case SomaLexer.NULL, SomaLexer.TRUE, SomaLexer.FALSE -> {
        Span written = is.span().to(value.span());
        String meant = (not ? "!= " : "== ") + value.getText();
        report.addSyntax(ParseDiagnostics.foreignOperator(source, written, meant));
        is.setType(not ? SomaLexer.NE : SomaLexer.EQ);
        dropWord(not);
      }
      case SomaLexer.IDENT -> {
        int end = extent.last(value.getTokenIndex());
        if (not && end >= 0) {
          denied(is, tokens.at(1).span(), end);
        }
      }
      default -> {}
    }
  }

  private void dropWord(boolean there) {
    if (there) {
      tokens.remove(tokens.index() + 1);
    }
  }

  /** {@code not in}, where {@code not} stands. */
  void word() {
    LexedToken not = tokens.LT(1);
    LexedToken in = tokens.LT(2);
    boolean asks = in.getType() == SomaLexer.IN && not.getText().equals("not");
    if (asks && tokens.index() > 0 && TokenKinds.endsOperand(tokens.at(-1).getType())) {
      denied(in, not.span(), extent.last(tokens.index() + 2));
    }
  }

  /**
   * Reports a test that is turned round by a word in its middle, and turns it round from outside.
   *
   * @param operator {@code is} or {@code in}
   * @param end the last token of what stands behind both, or -1
   */
  private void denied(LexedToken operator, Span not, int end) {
    LexedToken first = operator.getStartIndex() < not.start() ? operator : tokens.LT(1);
    LexedToken second = first == operator ? tokens.at(1) : operator;
    int start = extent.first(first.getTokenIndex() - 1);
    boolean plain = start >= 0 && end >= 0;
    Span written = first.span().to(second.span());
    List<CodeFix> fixes = new ArrayList<>();
    if (plain) {
      int from = tokens.get(start).getStartIndex();
      int to = tokens.get(end).end();
      int after = first == operator ? tokens.at(2).getStartIndex() : second.getStartIndex();
      TextEdit open = new TextEdit(new Span(from, from), "!(");
      TextEdit drop = new TextEdit(new Span(not.start(), after), "");
      TextEdit close = new TextEdit(new Span(to, to), ")");
      fixes.add(new CodeFix("Write `!(…)`", List.of(open, drop, close)));
    }
    report.addSyntax(
        ForeignDiagnostics.turnedTest(source, written, operator.getText()).withFixes(fixes));
    tokens.remove(tokens.index() + (first == operator ? 1 : 0));
    if (plain) {
      enclose(start, end - 1);
    }
  }

  private void enclose(int start, int end) {
    int here = tokens.index();
    tokens.seek(end);
    LexedToken close = tokens.insertVirtual(1, SomaLexer.RPAREN);
    close.setLine(tokens.at(0).getLine());
    tokens.seek(start);
    LexedToken open = tokens.insertVirtual(0, SomaLexer.LPAREN);
    LexedToken not = tokens.insertVirtual(0, SomaLexer.NOT);
    not.setLine(open.getLine());
    close.opener = open;
    open.partner = close;
    close.partner = open;
    tokens.seek(here + 2);
  }

  /** {@code ?.} and {@code ?:}, where the question mark stands. */
  void question() {
    LexedToken mark = tokens.LT(1);
    LexedToken next = tokens.LT(2);
    if (next.getStartIndex() != mark.end()) {
      return;
    }
    if (next.getType() == SomaLexer.COLON) {
      mark.setType(SomaLexer.COALESCE);
      mark.setStopIndex(next.getStopIndex());
      mark.setText("?:");
      tokens.remove(tokens.index() + 1);
    } else if (next.getType() == SomaLexer.DOT) {
      chained(mark, next, tokens.LT(3));
    }
  }

  /** Whether the question mark stands behind the name of a field: {@code type A { a?: int }}. */
  boolean isField() {
    if (tokens.LA(2) != SomaLexer.COLON || tokens.at(1).getStartIndex() != tokens.LT(1).end()) {
      return false;
    }
    @Nullable LexedToken opener = tokens.LT(1).opener;
    boolean named = TokenKinds.isName(tokens.at(-1).getType());
    boolean first = named && (tokens.at(-2) == opener || !tokens.isSameLine(-1));
    return first || named && tokens.at(-2).getType() == SomaLexer.COMMA;
  }

  /** {@code a?.b} and {@code a?.[0]}. */
  private void chained(LexedToken mark, LexedToken dot, LexedToken after) {
    Span written = mark.span().to(dot.span());
    if (after.getType() == SomaLexer.LBRACK) {
      report.addSyntax(ParseDiagnostics.foreignOperator(source, written.to(after.span()), "[?"));
      tokens.remove(tokens.index());
      tokens.remove(tokens.index());
      tokens.insertVirtual(1, SomaLexer.MAYBE);
      return;
    }
    if (!TokenKinds.isName(after.getType())) {
      return;
    }
    report.addSyntax(
        tokens.at(3).getType() == SomaLexer.LPAREN
            ? ForeignDiagnostics.chainedCall(source, written, after.getText())
            : ParseDiagnostics.foreignOperator(source, written, ".?"));
    mark.setType(SomaLexer.DOT);
    dot.setType(SomaLexer.MAYBE);
  }

  /** {@code 5 minutes}, where the number stands. */
  void unit() {
    LexedToken number = tokens.LT(1);
    LexedToken word = tokens.LT(2);
    String unit = word.getType() == SomaLexer.IDENT ? unit(word.getText()) : "";
    if (unit.isEmpty() || !tokens.isSameLine(1)) {
      return;
    }
    String meant = number.getText() + unit;
    Span written = number.span().to(word.span());
    report.addSyntax(ParseDiagnostics.foreignWord(source, written, meant));
    number.setType(SomaLexer.DURATION);
    number.setText(meant);
    tokens.remove(tokens.index() + 1);
  }

  private static String unit(String word) {
    return switch (word) {
      case "milliseconds", "millisecond", "millis" -> "ms";
      case "seconds", "second", "sec", "secs" -> "s";
      case "minutes", "minute", "min", "mins" -> "m";
      case "hours", "hour" -> "h";
      case "days", "day" -> "d";
      default -> "";
    };
  }
}
