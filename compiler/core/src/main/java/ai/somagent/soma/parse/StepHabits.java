package ai.somagent.soma.parse;

import ai.somagent.soma.grammar.SomaLexer;
import ai.somagent.soma.source.SourceText;
import ai.somagent.soma.source.Span;
import org.antlr.v4.runtime.Token;
import org.jspecify.annotations.Nullable;

/** What authors mean who begin a step as in another language. */
final class StepHabits {
  private final TokenBuffer tokens;
  private final SourceText source;

  StepHabits(TokenBuffer tokens, SourceText source) {
    this.tokens = tokens;
    this.source = source;
  }

  /** Advice for the current token, where a step should begin. */
  @Nullable Advice advice() {
    LexedToken token = tokens.LT(1);
    Advice byWord = word(token.getText(), token.span());
    if (byWord != null) {
      return byWord;
    }
    if (TokenKinds.isDeclarationWord(token.getType())) {
      return Advice.help("`" + token.getText() + "` stands at top level, outside of capsules");
    }
    return token.getType() == SomaLexer.IDENT ? names(token) : sign(token);
  }

  private @Nullable Advice word(String word, Span span) {
    return switch (word) {
      case "async" -> {
        Span whole = new Span(span.start(), tokens.at(1).getStartIndex());
        yield Advice.replace("what runs side by side stands in `parallel { … }`", whole, "");
      }
      case "spawn" ->
          Advice.help("`start` lets a capsule go on by itself; `parallel { … }` runs side by side");
      case "do" -> Advice.help("`while condition max 10 { … }` asks before each turn");
      case "loop", "repeat", "forever" ->
          Advice.help("every loop has a bound: `while condition max 100 { … }`");
      case "unless" -> Advice.help("write `if !(…) { … }`");
      case "pass" -> Advice.replace("a block without steps is `{}`", span, "");
      case "retry", "within" -> clause(span, "try " + word);
      case "timeout" -> clause(span, "try within");
      case "except", "rescue" -> Advice.replace("errors are caught by `catch`", span, "catch");
      case "ensure", "always" -> Advice.replace("what always runs is `finally`", span, "finally");
      case "end", "endif", "fi", "done" -> Advice.help("a block starts with `{` and ends with `}`");
      case "with", "using", "defer" ->
          Advice.help("`undo` takes an effect back, `finally` runs whichever way a `try` ends");
      case "throw", "raise" ->
          Advice.help("`fail` takes an error kind: `fail Refused(reason: \"…\")`");
      case "as" ->
          Advice.help("`double(x)` and its like convert values; `as` reads what an effect gives");
      case "assert" ->
          Advice.help("write `if !(…) { fail … }`; a `test` has `expect` for what must hold");
      case "delete", "del" ->
          Advice.help("values do not change in their place: make the new one and `set` it");
      case "instanceof" -> Advice.replace("`is` asks for a case of a union", span, "is");
      default -> null;
    };
  }

  /** A clause that stands before a block, as a step of its own. */
  private @Nullable Advice clause(Span word, String meant) {
    int line = tokens.LT(1).getLine();
    for (int i = 1; tokens.LA(i) != Token.EOF && tokens.LT(i).getLine() == line; i++) {
      if (tokens.LA(i) == SomaLexer.LBRACE) {
        return Advice.replace(
            "`retry` and `within` belong to an effect or to a `try`", word, meant);
      }
    }
    return null;
  }

  private @Nullable Advice names(LexedToken token) {
    LexedToken next = tokens.at(1);
    LexedToken after = tokens.at(2);
    if (next.getType() == SomaLexer.IDENT && after.getType() == SomaLexer.ASSIGN) {
      String meant = "let " + next.getText();
      boolean modifier = "final auto my local".contains(token.getText());
      meant += modifier ? "" : ": " + token.getText();
      Span both = token.span().to(next.span());
      return Advice.replace("a name comes after `let` and before its type", both, meant);
    }
    boolean twice = next.getType() == after.getType() && next.end() == after.getStartIndex();
    if (twice && (next.getType() == SomaLexer.PLUS || next.getType() == SomaLexer.MINUS)) {
      String name = token.getText();
      String meant = "set " + name + " = " + name + " " + next.getText() + " 1";
      return Advice.replace(
          "a `var` gets a new value by `set`", token.span().to(after.span()), meant);
    }
    return tokens.at(-1).getText().equals("typeof")
        ? Advice.help("types are known before a run; `x is found` asks for the case of a union")
        : null;
  }

  private @Nullable Advice sign(LexedToken token) {
    LexedToken previous = tokens.at(-1);
    return switch (token.getType()) {
      case SomaLexer.COMMA -> Advice.help("each name has a `let` of its own");
      case SomaLexer.NOT ->
          Advice.help("nothing is forced: ask `x != null` first, or write `x.orValue(…)`");
      case SomaLexer.MINUS -> {
        LexedToken next = tokens.at(1);
        Span both = token.span().to(next.span());
        yield next.getType() == SomaLexer.MINUS && next.getStartIndex() == token.end()
            ? Advice.replace("comments start with `//`", both, "//")
            : null;
      }
      case SomaLexer.LPAREN -> awaitedCall();
      case SomaLexer.STRING_OPEN -> {
        if (previous.getText().length() == 1 && previous.end() == token.getStartIndex()) {
          yield Advice.replace(
              "every string may hold `${…}`, without a letter before it", previous.span(), "");
        }
        yield value(token, previous);
      }
      case SomaLexer.INT,
          SomaLexer.DOUBLE,
          SomaLexer.DURATION,
          SomaLexer.TRUE,
          SomaLexer.FALSE,
          SomaLexer.NULL,
          SomaLexer.LBRACK ->
          value(token, previous);
      default -> null;
    };
  }

  /** The value of a block without {@code yield}. */
  private static Advice value(LexedToken token, LexedToken previous) {
    String help = "a block gives its value with `yield`, a capsule or task with `return`";
    return previous.getType() == SomaLexer.LBRACE
        ? Advice.insert(help, token.getStartIndex(), "yield ")
        : Advice.help(help);
  }

  /** {@code await store.get(…)}. */
  private @Nullable Advice awaitedCall() {
    int back = -1;
    while (tokens.at(back).getType() == SomaLexer.IDENT
        && tokens.at(back - 1).getType() == SomaLexer.DOT) {
      back -= 2;
    }
    LexedToken await = tokens.at(back - 1);
    if (await.getType() != SomaLexer.AWAIT) {
      return null;
    }
    String what = source.slice(tokens.at(back).span().to(tokens.at(-1).span()));
    return Advice.replace(
        "`await` waits for a signal; `call " + what + "(…)` waits for its result by itself",
        await.span(),
        back == -1 ? "run" : "call");
  }
}
