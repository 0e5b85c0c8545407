package ai.somagent.soma.parse;

import ai.somagent.soma.diagnostic.CodeFix;
import ai.somagent.soma.diagnostic.Diagnostic;
import ai.somagent.soma.diagnostic.TextEdit;
import ai.somagent.soma.grammar.SomaLexer;
import ai.somagent.soma.source.SourceText;
import ai.somagent.soma.source.Span;
import java.util.ArrayList;
import java.util.List;

/** Names that stand where other languages put them: behind a type, behind the kind of an error. */
final class NamingIdioms {
  static final String ONE_VALUE =
      "a name stands for one value; read parts as `value.name`, `value[0]`";

  private final TokenBuffer tokens;
  private final ParseReport report;
  private final SourceText source;

  NamingIdioms(TokenBuffer tokens, ParseReport report) {
    this.tokens = tokens;
    this.report = report;
    this.source = report.source();
  }

  /** {@code let int v = 3}, where {@code let} stands. */
  void typeFirst() {
    LexedToken type = tokens.LT(2);
    LexedToken name = tokens.LT(3);
    boolean swapped =
        type.getType() == SomaLexer.IDENT
            && name.getType() == SomaLexer.IDENT
            && tokens.LA(4) == SomaLexer.ASSIGN
            && tokens.isSameLine(2)
            && !type.getText().equals("mut");
    if (!swapped) {
      return;
    }
    Span both = type.span().to(name.span());
    String meant = name.getText() + ": " + type.getText();
    say(name, "expected `=` or `:`", "a name comes before its type", both, meant);
    tokens.remove(type.getTokenIndex());
    tokens.insertVirtual(2, SomaLexer.COLON).setLine(name.getLine());
    tokens.insert(tokens.index() + 3, type);
  }

  /** {@code let {a, b} = value}, where {@code let} stands. */
  void parts() {
    LexedToken open = tokens.LT(2);
    List<LexedToken> names = new ArrayList<>();
    int at = 2;
    while (tokens.at(at).getType() == SomaLexer.IDENT) {
      names.add(tokens.at(at));
      at += tokens.at(at + 1).getType() == SomaLexer.COMMA ? 2 : 1;
    }
    boolean bracket =
        TokenKinds.isParenthesis(open.getType()) || open.getType() == SomaLexer.LBRACE;
    boolean plain =
        bracket
            && !names.isEmpty()
            && tokens.at(at) == open.partner
            && tokens.at(at + 1).getType() == SomaLexer.ASSIGN
            && TokenKinds.isName(tokens.at(at + 2).getType());
    int first = tokens.index() + at + 2;
    int last = plain ? new OperandExtent(tokens).last(first) : -1;
    if (last >= 0 && tokens.get(last + 1).getLine() > tokens.get(last).getLine()) {
      Span value = tokens.get(first).span().to(tokens.get(last).span());
      reportParts(open, names, value);
      split(names, last);
    }
  }

  private void reportParts(LexedToken open, List<LexedToken> names, Span value) {
    LexedToken word = tokens.LT(1);
    String text = source.text();
    int line = text.lastIndexOf('\n', word.getStartIndex()) + 1;
    String indent = text.substring(line, word.getStartIndex());
    StringBuilder meant = new StringBuilder();
    for (int i = 0; i < names.size(); i++) {
      String name = names.get(i).getText();
      String part = open.getType() == SomaLexer.LBRACE ? "." + name : "[" + i + "]";
      meant.append(i == 0 ? "" : "\n" + indent).append(word.getText()).append(' ').append(name);
      meant.append(" = ").append(source.slice(value)).append(part);
    }
    String message = "expected a name, found `" + open.getText() + "`";
    CodeFix fix =
        TextDiagnostics.fix(
            "Write a `" + word.getText() + "` for each name",
            word.span().to(value),
            meant.toString());
    report.addSyntax(
        ParseDiagnostics.expected(source, ParseCode.EXPECTED_NAME, open.span(), message)
            .withHelp(ONE_VALUE)
            .withFixes(List.of(fix)));
  }

  /** Leaves a value of which nothing is known for each name. */
  private void split(List<LexedToken> names, int last) {
    LexedToken word = tokens.LT(1);
    for (int i = tokens.index() + 1; i <= last; i++) {
      tokens.remove(tokens.index() + 1);
    }
    int at = 1;
    for (LexedToken name : names) {
      if (at > 1) {
        virtual(at++, word.getType(), name);
      }
      name.opener = word.opener;
      tokens.insert(tokens.index() + at++, name);
      virtual(at++, SomaLexer.ASSIGN, name);
      virtual(at++, SomaLexer.BAD_NUMBER, name);
    }
    tokens.seek(tokens.index() + at - 1);
  }

  private void virtual(int at, int type, LexedToken beside) {
    LexedToken token = tokens.insertVirtual(at, type);
    token.setLine(beside.getLine());
    token.opener = beside.opener;
  }

  /** {@code a?: int}, where the question mark stands. */
  void optional() {
    LexedToken mark = tokens.LT(1);
    int end = tokens.index() + 2;
    while (isLabel(tokens.get(end).getType())) {
      end++;
    }
    if (tokens.get(end).getType() != SomaLexer.IDENT) {
      return;
    }
    while (tokens.get(end + 1).getType() == SomaLexer.DOT) {
      end += 2;
    }
    int angles = 0;
    while (tokens.get(end + 1).getType() == SomaLexer.LT || angles > 0) {
      int type = tokens.get(++end).getType();
      angles += type == SomaLexer.LT ? 1 : type == SomaLexer.GT ? -1 : 0;
      if (type == SomaLexer.EOF || tokens.get(end).getLine() != mark.getLine()) {
        return;
      }
    }
    LexedToken limits = tokens.get(end + 1);
    LexedToken close = limits.getType() == SomaLexer.LPAREN ? limits.partner : null;
    end = close == null || close.virtual ? end : close.getTokenIndex();
    int after = tokens.get(end).end();
    TextEdit drop = new TextEdit(mark.span(), "");
    TextEdit put = new TextEdit(new Span(after, after), "?");
    report.addSyntax(
        ParseDiagnostics.expected(
                source, ParseCode.EXPECTED_TOKEN, mark.span(), "expected `:`, found `?`")
            .withHelp("what may be absent has a `?` behind its type: `name: int?`")
            .withFixes(List.of(new CodeFix("Write `?` behind the type", List.of(drop, put)))));
    tokens.remove(mark.getTokenIndex());
    boolean already = tokens.get(end).getType() == SomaLexer.QUESTION;
    if (!already) {
      tokens
          .insertVirtual(end - tokens.index(), SomaLexer.QUESTION)
          .setLine(tokens.get(end - 1).getLine());
    }
  }

  private static boolean isLabel(int type) {
    return type == SomaLexer.UNTRUSTED || type == SomaLexer.PII || type == SomaLexer.SECRET;
  }

  /** {@code catch Timeout e} and {@code catch Timeout | Denied}, where {@code catch} stands. */
  void caught() {
    int at = 1;
    while (tokens.at(at).getType() == SomaLexer.IDENT
        && tokens.at(at + 1).getType() == SomaLexer.OR
        && tokens.isSameLine(at + 1)) {
      LexedToken sign = tokens.at(at + 1);
      String help = "kinds stand with commas between: `catch Timeout, Denied`";
      say(sign, "expected `{` or `,`", help, sign.span(), ",");
      sign.setType(SomaLexer.COMMA);
      at += 2;
    }
    LexedToken kind = tokens.at(at);
    LexedToken name = tokens.at(at + 1);
    boolean named =
        kind.getType() == SomaLexer.IDENT
            && name.getType() == SomaLexer.IDENT
            && tokens.at(at + 2).getType() == SomaLexer.LBRACE;
    if (named) {
      Span gap = new Span(name.getStartIndex(), name.getStartIndex());
      say(name, "expected `{` or `,`", "what is caught is named with `as`", gap, "as ");
      tokens.insertVirtual(at + 1, SomaLexer.AS);
    }
  }

  private void say(LexedToken found, String wanted, String help, Span place, String meant) {
    String message = wanted + ", found `" + TextDiagnostics.shown(source, found.span()) + "`";
    String title = (place.length() == 0 ? "Insert `" : "Write `") + meant.strip() + "`";
    Diagnostic plain =
        ParseDiagnostics.expected(source, ParseCode.EXPECTED_TOKEN, found.span(), message);
    report.addSyntax(
        plain.withHelp(help).withFixes(List.of(TextDiagnostics.fix(title, place, meant))));
  }
}
