package ai.somagent.soma.parse;

import ai.somagent.soma.grammar.SomaLexer;
import ai.somagent.soma.source.SourceText;
import ai.somagent.soma.source.Span;
import org.jspecify.annotations.Nullable;

/** What authors mean who write as in another language, where a token does not fit. */
final class ForeignHabits {
  private final TokenBuffer tokens;
  private final StepHabits steps;
  private final BlockHabits blocks;

  ForeignHabits(TokenBuffer tokens, SourceText source) {
    this.tokens = tokens;
    this.steps = new StepHabits(tokens, source);
    this.blocks = new BlockHabits(tokens);
  }

  /** Advice for the current token, or null when there is nothing better to say. */
  @Nullable Advice advice(Expectation expected) {
    LexedToken token = tokens.LT(1);
    return switch (expected.code()) {
      case EXPECTED_STEP -> steps.advice();
      case EXPECTED_DECLARATION -> declaration(token);
      case EXPECTED_MEMBER -> member(token);
      case EXPECTED_NAME -> name(token);
      case EXPECTED_TYPE -> type(token);
      case EXPECTED_EXPRESSION -> expression(token);
      case EXPECTED_TOKEN ->
          expected.text().contains("`{`") && !expected.text().contains("effect")
              ? blocks.advice(token)
              : token(token, expected);
      default -> null;
    };
  }

  private @Nullable Advice declaration(LexedToken token) {
    Span span = token.span();
    Span word = new Span(span.start(), tokens.at(1).getStartIndex());
    return switch (token.getText()) {
      case "export", "public", "pub", "private", "internal", "abstract" ->
          Advice.replace("everything at top level can be imported but tasks", word, "");
      case "async" ->
          Advice.replace(
              "every task can wait: `task f() { … }`", span.to(tokens.at(1).span()), "task");
      case "prompt", "template", "macro" ->
          Advice.replace("a prompt is a function whose body is a string", span, "function");
      case "from" -> Advice.help("write `import shop { name }`");
      case "import" ->
          tokens.LA(2) == SomaLexer.STRING_OPEN || tokens.LA(2) == SomaLexer.LBRACE
              ? Advice.help("a module is imported by its name: `import shop { name }`")
              : null;
      case "{" ->
          tokens.at(-2).getType() == SomaLexer.ERROR
              ? Advice.help("an error has parentheses: `error Gone(reason: string)`")
              : null;
      default -> null;
    };
  }

  private @Nullable Advice member(LexedToken token) {
    Span span = token.span();
    LexedToken previous = tokens.at(-1);
    LexedToken next = tokens.at(1);
    return switch (token.getType()) {
      case SomaLexer.RUN ->
          next.getType() == SomaLexer.LBRACE
              ? Advice.replace("what a capsule does stands in `steps { … }`", span, "steps")
              : null;
      case SomaLexer.LBRACK ->
          next.getType() == SomaLexer.RBRACK
              ? Advice.replace(
                  "a list of them is `list<…>`",
                  previous.span().to(next.span()),
                  "list<" + previous.getText() + ">")
              : null;
      case SomaLexer.OR -> alternative(token, previous, next);
      case SomaLexer.STRING_OPEN ->
          Advice.help("names of fields stand without quotes, odd ones in back-ticks");
      default ->
          switch (token.getText()) {
            case "assert", "then", "should" ->
                Advice.replace("a test expects: `expect output == 1`", span, "expect");
            case "mock", "stub", "when" -> Advice.help("write `given call t.put returns …`");
            default -> null;
          };
    };
  }

  /** {@code int | null}, {@code red | green}. */
  private static Advice alternative(LexedToken token, LexedToken previous, LexedToken next) {
    return next.getType() == SomaLexer.NULL
        ? Advice.replace(
            "what may be absent has a `?` behind its type",
            new Span(previous.end(), next.end()),
            "?")
        : Advice.replace("cases stand one a line or with commas between", token.span(), ",");
  }

  private @Nullable Advice name(LexedToken token) {
    LexedToken previous = tokens.at(-1);
    boolean open = TokenKinds.isParenthesis(token.getType()) || token.getType() == SomaLexer.LBRACE;
    return switch (previous.getType()) {
      case SomaLexer.CATCH -> caught(token);
      case SomaLexer.FOR ->
          open
              ? Advice.help("write `for x in xs { … }`; to count, walk through `lists.range(n)`")
              : null;
      case SomaLexer.LET, SomaLexer.VAR -> open ? Advice.help(NamingIdioms.ONE_VALUE) : null;
      default -> null;
    };
  }

  /** {@code catch} without a kind, {@code catch (e)} and {@code catch (Kind e)}. */
  private @Nullable Advice caught(LexedToken token) {
    String help = "`catch` takes error kinds, `Error` is all of them: `catch Error as e { … }`";
    if (token.getType() == SomaLexer.LBRACE) {
      return Advice.insert(help, token.getStartIndex(), "Error ");
    }
    if (token.getType() != SomaLexer.LPAREN || tokens.LA(2) != SomaLexer.IDENT) {
      return null;
    }
    String first = tokens.at(1).getText();
    if (tokens.LA(3) == SomaLexer.RPAREN) {
      String meant = Character.isUpperCase(first.charAt(0)) ? first : "Error as " + first;
      return Advice.replace(help, token.span().to(tokens.at(2).span()), meant);
    }
    return tokens.LA(3) == SomaLexer.IDENT && tokens.LA(4) == SomaLexer.RPAREN
        ? Advice.replace(
            help, token.span().to(tokens.at(3).span()), first + " as " + tokens.at(2).getText())
        : Advice.help(help);
  }

  private @Nullable Advice type(LexedToken token) {
    LexedToken previous = tokens.at(-1);
    LexedToken next = tokens.at(1);
    if (previous.getType() == SomaLexer.AWAIT && TokenKinds.isVerb(token.getType())) {
      return Advice.replace(
          "`await` waits for a signal; an effect waits for its result by itself",
          new Span(previous.getStartIndex(), token.getStartIndex()),
          "");
    }
    if (token.getType() == SomaLexer.QUESTION && next.getType() == SomaLexer.IDENT) {
      return Advice.replace(
          "what may be absent has a `?` behind its type",
          token.span().to(next.span()),
          next.getText() + "?");
    }
    return token.getType() == SomaLexer.LBRACE && previous.getType() == SomaLexer.ASSIGN
        ? Advice.replace(
            "a record has its fields right behind its name",
            new Span(previous.getStartIndex(), token.getStartIndex()),
            "")
        : null;
  }

  private @Nullable Advice expression(LexedToken token) {
    LexedToken previous = tokens.at(-1);
    boolean after = previous.end() == token.getStartIndex();
    if (token.getType() == SomaLexer.PARALLEL) {
      return Advice.help(
          "`parallel` gives no value: write `let` inside, or `for x in xs parallel 8 { yield … }`");
    }
    if (previous.getType() == SomaLexer.QUESTION && after) {
      return token.getType() == SomaLexer.DOT
          ? Advice.replace("absent parts are read by `.?`", previous.span().to(token.span()), ".?")
          : Advice.help("what stands in for an absent value is `x.orValue(…)`");
    }
    if (token.getType() == SomaLexer.RANGE && tokens.LA(2) == SomaLexer.DOT) {
      return Advice.help(
          "lists are joined with `+`, a record is copied with `r.with(field: value)`");
    }
    if (previous.getType() == SomaLexer.STAR && token.getType() == SomaLexer.STAR && after) {
      return Advice.help("there is no power; multiply as often as needed");
    }
    if (previous.getType() == SomaLexer.ARROW && TokenKinds.startsStep(token.getType())) {
      return Advice.help("`->` takes a value or an effect; other steps stand in `{ … }`");
    }
    return previous.getType() == SomaLexer.CHECKPOINT && token.getType() == SomaLexer.IDENT
        ? Advice.replace(
            "a stage is named by a string", token.span(), "\"" + token.getText() + "\"")
        : null;
  }

  private @Nullable Advice token(LexedToken token, Expectation expected) {
    LexedToken previous = tokens.at(-1);
    int start = token.getStartIndex();
    boolean verb = TokenKinds.isVerb(token.getType());
    if (expected.text().contains("`case`") && verb) {
      return Advice.insert("each arm of a `race` starts with `case`", start, "case ");
    }
    if ((expected.hasToken(SomaLexer.CALL) || expected.text().contains("an effect"))
        && token.getType() == SomaLexer.IDENT
        && tokens.LA(2) == SomaLexer.DOT) {
      return Advice.insert("an effect starts with its verb", start, "call ");
    }
    if (expected.hasToken(SomaLexer.VERSION) && token.getType() == SomaLexer.LBRACE) {
      return Advice.insert("a version is three numbers in quotes", start, "version \"1.0.0\" ");
    }
    if (expected.hasToken(SomaLexer.IN) && token.getText().equals("of")
        || expected.hasToken(SomaLexer.COMMA) && tokens.at(-2).getType() == SomaLexer.FOR) {
      return token.getText().equals("of")
          ? Advice.replace("a `for` walks `in` a list or map", token.span(), "in")
          : null;
    }
    if (expected.hasToken(SomaLexer.SEND) && token.getType() == SomaLexer.UPDATE) {
      return Advice.help("`send` is for signals; what only an update changes cannot be tested yet");
    }
    return switch (token.getType()) {
      case SomaLexer.LBRACE ->
          previous.getText().equals("budget")
              ? Advice.help("parentheses hold arguments: `budget(wall_clock: 1h)`")
              : expected.hasToken(SomaLexer.ASSIGN)
                  ? Advice.help("a function is one expression behind `=`; steps stand in a `task`")
                  : null;
      case SomaLexer.FOR ->
          Advice.help("`xs.map(x, …)` makes a list of a list, `xs.filter(x, …)` keeps some of it");
      case SomaLexer.QUESTION ->
          Advice.help("what may be absent has a `?` behind its type: `name: int?`");
      case SomaLexer.LBRACK ->
          tokens.LA(2) == SomaLexer.RBRACK
              ? Advice.replace(
                  "a list of them is `list<…>`",
                  previous.span().to(tokens.at(1).span()),
                  "list<" + previous.getText() + ">")
              : null;
      case SomaLexer.OR ->
          tokens.LA(2) == SomaLexer.NULL ? alternative(token, previous, tokens.at(1)) : null;
      case SomaLexer.IDENT ->
          previous.getText().equals("mut")
              ? Advice.replace(
                  "a name whose value changes is a `var`",
                  tokens.at(-2).span().to(previous.span()),
                  "var")
              : null;
      default -> null;
    };
  }
}
