package ai.somagent.soma.parse;

import ai.somagent.soma.diagnostic.Diagnostic;
import ai.somagent.soma.diagnostic.RelatedSpan;
import ai.somagent.soma.grammar.SomaLexer;
import ai.somagent.soma.source.SourceText;
import ai.somagent.soma.source.Span;
import java.util.List;
import org.antlr.v4.runtime.Parser;
import org.antlr.v4.runtime.Token;
import org.jspecify.annotations.Nullable;

/** Chooses the message for a token that does not fit. */
final class MistakeReport {
  private final TokenBuffer tokens;
  private final ParseReport report;
  private final SourceText source;
  private final ForeignHabits habits;

  MistakeReport(TokenBuffer tokens, ParseReport report) {
    this.tokens = tokens;
    this.report = report;
    this.source = report.source();
    this.habits = new ForeignHabits(tokens, source);
  }

  /** Reports that the current token does not fit. */
  void report(Parser parser) {
    LexedToken token = tokens.LT(1);
    Expectation expected = Expectation.at(parser);
    Diagnostic special = special(parser, token, expected);
    if (special != null) {
      report.addSyntax(special);
    } else {
      report.addUnexpected(general(token, expected));
    }
  }

  private @Nullable Diagnostic special(Parser parser, LexedToken token, Expectation expected) {
    int type = token.getType();
    LexedToken previous = tokens.at(-1);
    if (token.surplus) {
      return BracketDiagnostics.unopenedBracket(source, token.span());
    }
    if (previous.getType() == SomaLexer.RETURN && expected.wantsExpression()) {
      return ParseDiagnostics.returnWithoutValue(source, previous.span());
    }
    if (previous.getType() == SomaLexer.LBRACE
        && TokenKinds.startsStep(type)
        && "a function".equals(FunctionBodies.placeOf(parser.getContext()))) {
      return new FunctionBodies(tokens, report).block(-1);
    }
    if (type == SomaLexer.FOR && expected.hasToken(SomaLexer.RBRACK)) {
      return comprehension(token);
    }
    boolean sameLine = previous.getLine() == token.getLine();
    String place = expected.wantsExpression() ? FunctionBodies.placeOf(parser.getContext()) : null;
    if (place != null && (sameLine || previous.getType() == SomaLexer.ASSIGN)) {
      Diagnostic outside = outsideSteps(token, place);
      if (outside != null) {
        return outside;
      }
    }
    if (sameLine && expected.wantsExpression()) {
      Diagnostic inside = inExpression(token);
      if (inside != null) {
        return inside;
      }
    }
    if (type == SomaLexer.ELSE && expected.wants(ParseCode.EXPECTED_STEP)) {
      return ParseDiagnostics.elseWithoutIf(source, token.span());
    }
    return null;
  }

  private @Nullable Diagnostic outsideSteps(LexedToken token, String place) {
    String word = token.getText();
    if (TokenKinds.isVerb(token.getType())) {
      return ForeignDiagnostics.effectOutsideSteps(source, token.span(), word, place);
    }
    boolean step = TokenKinds.startsStep(token.getType()) && !place.equals("a constant");
    return ControlBuilder.startsControl(token.getType()) || step
        ? ForeignDiagnostics.choiceOutsideSteps(
            source, token.span(), word, place, new FunctionBodies(tokens, report).choice())
        : null;
  }

  private @Nullable Diagnostic inExpression(LexedToken token) {
    int type = token.getType();
    if (TokenKinds.isVerb(type)) {
      return ParseDiagnostics.effectInExpression(source, token.span(), token.getText());
    }
    if (type == SomaLexer.PARALLEL) {
      return ForeignDiagnostics.parallelValue(source, token.span());
    }
    return ControlBuilder.startsControl(type)
        ? ParseDiagnostics.blockInExpression(source, token.span(), token.getText())
        : null;
  }

  /** {@code [value for x in items if test]} where {@code for} is the current token. */
  private Diagnostic comprehension(LexedToken word) {
    LexedToken open = word.opener;
    LexedToken close = open == null ? null : open.partner;
    boolean plain =
        close != null
            && !close.virtual
            && tokens.LA(2) == SomaLexer.IDENT
            && tokens.LA(3) == SomaLexer.IN;
    if (!plain || open == null || close == null) {
      return ForeignDiagnostics.comprehension(source, word.span(), word.span(), null);
    }
    int test = -1;
    for (int i = 3; tokens.at(i) != close; i++) {
      test = test < 0 && tokens.at(i).getType() == SomaLexer.IF ? i : test;
    }
    String value = source.slice(new Span(open.end(), word.span().start())).strip();
    int end = test < 0 ? close.span().start() : tokens.at(test).span().start();
    String items = source.slice(new Span(tokens.LT(4).span().start(), end)).strip();
    String condition =
        test < 0
            ? ""
            : source.slice(new Span(tokens.at(test).end(), close.span().start())).strip() + ", ";
    boolean path =
        items.chars().allMatch(c -> Character.isLetterOrDigit(c) || "._".indexOf(c) >= 0);
    String list = path ? items : "(" + items + ")";
    String meant = list + ".map(" + tokens.LT(2).getText() + ", " + condition + value + ")";
    return ForeignDiagnostics.comprehension(
        source, word.span(), open.span().to(close.span()), meant);
  }

  private Diagnostic general(LexedToken token, Expectation expected) {
    LexedToken previous = tokens.at(-1);
    boolean here = isHere(token, previous, expected);
    Span span = here ? token.span() : behind(previous);
    String message = "expected " + expected.text();
    if (here) {
      message += ", found " + found(token);
    } else if (previous.length() > 0 && previous != token) {
      message += " after `" + TextDiagnostics.shown(source, previous.span()) + "`";
    }
    Advice advice = habits.advice(expected);
    Diagnostic diagnostic =
        ParseDiagnostics.expected(source, expected.code(), span, message)
            .withHelp(advice == null ? help(token, expected) : advice.help());
    if (advice != null && advice.fix() != null) {
      diagnostic = diagnostic.withFixes(List.of(advice.fix()));
    }
    LexedToken opener = token.opener;
    if (opener == null || opener.virtual) {
      return diagnostic;
    }
    return expected.hasToken(OpenBrackets.closing(opener.getType()))
        ? diagnostic.withRelated(
            List.of(new RelatedSpan(source.name(), opener.span(), "opened here")))
        : diagnostic;
  }

  /** A missing piece at the end of a line is missed there, not where the next line starts. */
  private static boolean isHere(LexedToken token, LexedToken previous, Expectation expected) {
    if (token.virtual || token.getType() == Token.EOF) {
      return false;
    }
    return previous == token || previous.getLine() == token.getLine() || expected.wantsItem();
  }

  private static Span behind(LexedToken previous) {
    return TreeSpans.emptyAt(previous.end());
  }

  private String found(LexedToken token) {
    return switch (token.getType()) {
      case SomaLexer.STRING_OPEN, SomaLexer.TEXT_OPEN, SomaLexer.CHARS -> "a string";
      case SomaLexer.INTERP_OPEN -> "`${`";
      default -> "`" + TextDiagnostics.shown(source, token.span()) + "`";
    };
  }

  private @Nullable String help(LexedToken token, Expectation expected) {
    int type = token.getType();
    if (expected.wants(ParseCode.EXPECTED_DECLARATION)) {
      if (type == SomaLexer.IMPORT) {
        return "imports stand before the first declaration";
      }
      if (type == SomaLexer.MODULE) {
        return "`module` stands once, on the first line";
      }
      return TokenKinds.startsStep(type)
          ? "steps stand in the `steps { … }` of a capsule or in a `task`"
          : "declarations start with `type` `enum` `union` `error` `function` `let` `tool`"
              + " `capsule` `task` `plan` `test` or another such word";
    }
    if (expected.hasToken(SomaLexer.ARROW) && type == SomaLexer.ASSIGN) {
      return "say what the function gives, as in `function f(a: int) -> int = a + 1`";
    }
    if (expected.code() == ParseCode.EXPECTED_STEP) {
      return "a step starts with a word such as `let` `set` `if` `for` `call` `return`";
    }
    return null;
  }
}
