package ai.somagent.soma.parse;

import ai.somagent.soma.diagnostic.CodeFix;
import ai.somagent.soma.diagnostic.Diagnostic;
import ai.somagent.soma.diagnostic.TextEdit;
import ai.somagent.soma.grammar.SomaLexer;
import ai.somagent.soma.grammar.SomaParser.BlockContext;
import ai.somagent.soma.grammar.SomaParser.ConstDeclContext;
import ai.somagent.soma.grammar.SomaParser.FieldContext;
import ai.somagent.soma.grammar.SomaParser.FunctionDeclContext;
import ai.somagent.soma.grammar.SomaParser.PolicyRuleContext;
import ai.somagent.soma.grammar.SomaParser.QueryDeclContext;
import ai.somagent.soma.grammar.SomaParser.SettingContext;
import ai.somagent.soma.grammar.SomaParser.StateDeclContext;
import ai.somagent.soma.source.Span;
import java.util.ArrayList;
import java.util.List;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.Token;
import org.jspecify.annotations.Nullable;

/** Steps and blocks where there is room for an expression only. */
final class FunctionBodies {
  private final TokenBuffer tokens;
  private final ParseReport report;

  FunctionBodies(TokenBuffer tokens, ParseReport report) {
    this.tokens = tokens;
    this.report = report;
  }

  /** What encloses {@code context} and has no steps, in the author's terms; null inside steps. */
  static @Nullable String placeOf(ParserRuleContext context) {
    for (ParserRuleContext at = context; at != null; at = at.getParent()) {
      String place =
          switch (at) {
            case BlockContext block -> "";
            case FunctionDeclContext function -> "a function";
            case ConstDeclContext constant -> "a constant";
            case QueryDeclContext query -> "a query";
            case StateDeclContext state -> "the first value of a `var`";
            case FieldContext field -> "a default";
            case SettingContext setting -> "a setting";
            case PolicyRuleContext rule -> "a rule";
            default -> null;
          };
      if (place != null) {
        return place.isEmpty() ? null : place;
      }
    }
    return null;
  }

  /**
   * {@code function f() -> T { … }} where the brace is the current token.
   *
   * @param typed whether there is an arrow with a type
   */
  void reportBlock(boolean typed) {
    Diagnostic found = block(0);
    if (!typed) {
      List<CodeFix> fixes = new ArrayList<>();
      addTask(tokens.LT(1), fixes);
      boolean task = tokens.LA(2) == SomaLexer.RBRACE || TokenKinds.startsStep(tokens.LA(2));
      found = found.withFixes(task && tokens.LA(2) != SomaLexer.RETURN ? fixes : List.of());
    }
    report.addSyntax(found);
  }

  /**
   * What is said of the block of a function.
   *
   * @param at where its brace is, from the current token on
   */
  Diagnostic block(int at) {
    LexedToken open = tokens.at(at);
    LexedToken close = open.partner;
    boolean acts = false;
    int steps = 0;
    for (int i = at + 1; i < 2000 && tokens.at(i) != close; i++) {
      int type = tokens.at(i).getType();
      if (type == Token.EOF) {
        break;
      }
      acts |= TokenKinds.isVerb(type) && tokens.at(i - 1).getType() != SomaLexer.DOT;
      acts |= type == SomaLexer.FOR || type == SomaLexer.VAR || type == SomaLexer.FAIL;
      steps += TokenKinds.startsStep(type) ? 1 : 0;
    }
    List<CodeFix> fixes = new ArrayList<>();
    LexedToken first = tokens.at(at + 1);
    boolean returns = first.getType() == SomaLexer.RETURN;
    if (close != null && !close.virtual && first != close) {
      if (acts && at == 0) {
        addTask(open, fixes);
      } else if (!acts && steps == (returns ? 1 : 0)) {
        fixes.add(expression(open, returns ? tokens.at(at + 2) : first, close, at < 0));
      }
    }
    return ForeignDiagnostics.functionBlock(report.source(), open.span(), acts, fixes);
  }

  private void addTask(LexedToken open, List<CodeFix> fixes) {
    for (int i = -1; tokens.at(i).getLine() == open.getLine(); i--) {
      LexedToken word = tokens.at(i);
      if (word.getType() == SomaLexer.FUNCTION && word.getText().equals("function")) {
        fixes.add(new CodeFix("Make it a `task`", List.of(new TextEdit(word.span(), "task"))));
        return;
      }
      if (word.getTokenIndex() == 0) {
        return;
      }
    }
  }

  private static CodeFix expression(
      LexedToken open, LexedToken first, LexedToken close, boolean assigned) {
    Span start = new Span(open.span().start(), first.span().start());
    String sign = assigned ? "" : "=";
    return new CodeFix(
        "Write `= …`",
        List.of(
            new TextEdit(
                start, first.getLine() != open.getLine() ? sign + "\n  " : assigned ? "" : "= "),
            new TextEdit(close.span(), "")));
  }

  /** {@code if a { x } else { y }} as {@code a ? x : y}; empty where it is more than that. */
  List<CodeFix> choice() {
    List<TextEdit> edits = new ArrayList<>();
    int i = 0;
    while (tokens.at(i).getType() == SomaLexer.IF) {
      LexedToken word = tokens.at(i);
      edits.add(new TextEdit(new Span(word.span().start(), tokens.at(i + 1).span().start()), ""));
      int open = next(i + 1, SomaLexer.LBRACE);
      int close = open < 0 ? -1 : closing(open);
      if (close < 0 || tokens.at(close + 1).getType() != SomaLexer.ELSE) {
        return List.of();
      }
      addArm(open, "?", edits);
      Span bridge = tokens.at(close).span().to(tokens.at(close + 1).span());
      edits.add(new TextEdit(bridge, ":"));
      i = close + 2;
    }
    int end = tokens.at(i).getType() == SomaLexer.LBRACE ? closing(i) : -1;
    if (i == 0 || end < 0) {
      return List.of();
    }
    addArm(i, "", edits);
    Span gap = new Span(tokens.at(end - 1).end(), tokens.at(end).end());
    edits.add(new TextEdit(gap, ""));
    return List.of(new CodeFix("Write it as `… ? … : …`", edits));
  }

  private void addArm(int open, String sign, List<TextEdit> edits) {
    int type = tokens.at(open + 1).getType();
    boolean leaves = type == SomaLexer.RETURN || type == SomaLexer.YIELD;
    Span span = tokens.at(open).span();
    Span start =
        leaves || sign.isEmpty()
            ? new Span(span.start(), tokens.at(open + (leaves ? 2 : 1)).span().start())
            : span;
    edits.add(new TextEdit(start, leaves && !sign.isEmpty() ? sign + " " : sign));
  }

  private int next(int from, int type) {
    for (int i = from; i < from + 200; i++) {
      if (tokens.at(i).getType() == type) {
        return i;
      }
    }
    return -1;
  }

  /** Where the brace at {@code open} is closed, if one expression is all it holds; else -1. */
  private int closing(int open) {
    LexedToken close = tokens.at(open).partner;
    for (int i = open + 1; i < open + 200; i++) {
      LexedToken token = tokens.at(i);
      if (token == close) {
        return close.virtual || i == open + 1 ? -1 : i;
      }
      boolean leaves = token.getType() == SomaLexer.RETURN || token.getType() == SomaLexer.YIELD;
      if (TokenKinds.startsStep(token.getType()) && !(leaves && i == open + 1)) {
        return -1;
      }
    }
    return -1;
  }
}
