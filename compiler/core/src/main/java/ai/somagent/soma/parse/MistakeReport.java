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

  MistakeReport(TokenBuffer tokens, ParseReport report) {
    this.tokens = tokens;
    this.report = report;
    this.source = report.source();
  }

  /** Reports that the current token does not fit. */
  void report(Parser parser) {
    LexedToken token = tokens.LT(1);
    Expectation expected = Expectation.at(parser);
    Diagnostic special = special(token, expected);
    if (special != null) {
      report.addSyntax(special);
    } else {
      report.addUnexpected(general(token, expected));
    }
  }

  private @Nullable Diagnostic special(LexedToken token, Expectation expected) {
    int type = token.getType();
    LexedToken previous = tokens.at(-1);
    if (token.surplus) {
      return ParseDiagnostics.unopenedBracket(source, token.span());
    }
    if (previous.getType() == SomaLexer.RETURN && expected.wantsExpression()) {
      return ParseDiagnostics.returnWithoutValue(source, previous.span());
    }
    boolean sameLine = previous.getLine() == token.getLine();
    if (sameLine && expected.wantsExpression() && TokenKinds.isVerb(type)) {
      return ParseDiagnostics.effectInExpression(source, token.span(), token.getText());
    }
    if (sameLine && expected.wantsExpression() && ControlBuilder.startsControl(type)) {
      return ParseDiagnostics.blockInExpression(source, token.span(), token.getText());
    }
    if (type == SomaLexer.ELSE && expected.wants(ParseCode.EXPECTED_STEP)) {
      return ParseDiagnostics.elseWithoutIf(source, token.span());
    }
    return null;
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
    Diagnostic diagnostic =
        ParseDiagnostics.expected(source, expected.code(), span, message)
            .withHelp(help(token, expected));
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
    if (expected.code() == ParseCode.EXPECTED_STEP) {
      return "a step starts with a word such as `let` `set` `if` `for` `call` `return`";
    }
    return null;
  }
}
