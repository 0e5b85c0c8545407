package ai.somagent.soma.parse;

import ai.somagent.soma.grammar.SomaLexer;
import ai.somagent.soma.source.SourceText;
import ai.somagent.soma.source.Span;

/** Reports tokens that are wrong by themselves, whatever stands around them. */
final class TokenRules {
  private final ParseReport report;
  private final SourceText source;

  /** The run of unknown characters that is being read, reported when it ends. */
  private int unknownStart;

  private int unknownEnd = -1;

  TokenRules(ParseReport report) {
    this.report = report;
    this.source = report.source();
  }

  /** Checks a token that the parser will see. */
  void check(LexedToken token) {
    switch (token.getType()) {
      case SomaLexer.BAD_ESCAPE -> report.add(TextDiagnostics.unknownEscape(source, token.span()));
      case SomaLexer.FOREIGN_IDENT -> {
        report.add(TextDiagnostics.unexpectedCharacter(source, token.span(), false));
        token.setType(SomaLexer.IDENT);
      }
      case SomaLexer.SINGLE_QUOTED ->
          report.add(TextDiagnostics.singleQuotedString(source, token.span()));
      case SomaLexer.BAD_NUMBER ->
          report.add(TextDiagnostics.malformedNumber(source, token.span()));
      case SomaLexer.OPEN_RAW_STRING -> {
        report.add(TextDiagnostics.unterminatedString(source, token.span(), "\""));
        report.settle(token.span());
      }
      case SomaLexer.EQ -> operator(token, 2, "==");
      case SomaLexer.NE -> unequal(token);
      case SomaLexer.ARROW ->
          operator(token, source.text().charAt(token.getStartIndex()) == '=' ? 0 : 2, "->");
      case SomaLexer.ASSIGN -> operator(token, 1, "=");
      default -> {}
    }
  }

  private void unequal(LexedToken token) {
    boolean angles = source.text().charAt(token.getStartIndex()) == '<';
    if (angles && isEmptyTypeList(token)) {
      report.add(
          ParseDiagnostics.expected(
              source,
              ParseCode.EXPECTED_TYPE,
              token.span(),
              "expected a type between `<` and `>`"));
      return;
    }
    operator(token, angles ? 0 : 2, "!=");
  }

  /** {@code list<>}: no operand follows on the line. */
  private boolean isEmptyTypeList(LexedToken token) {
    String text = source.text();
    int after = token.end();
    while (after < text.length() && text.charAt(after) == ' ') {
      after++;
    }
    boolean operand =
        after < text.length()
            && (Character.isLetterOrDigit(text.charAt(after))
                || "\"'(-!_[".indexOf(text.charAt(after)) >= 0);
    return !operand;
  }

  private void operator(LexedToken token, int length, String meant) {
    if (token.length() != length) {
      report.add(ParseDiagnostics.foreignOperator(source, token.span(), meant));
    }
  }

  /** Reports a token that the parser will not see. */
  void stray(LexedToken token) {
    switch (token.getType()) {
      case SomaLexer.SEMICOLON -> report.add(TextDiagnostics.semicolon(source, token.span()));
      case SomaLexer.HASH_COMMENT -> report.add(TextDiagnostics.hashComment(source, token.span()));
      default -> {
        if (!template(token.getStartIndex())) {
          unknown(token.getStartIndex());
        }
      }
    }
  }

  /** A string in back-ticks, where it ends on its line. */
  private boolean template(int at) {
    String text = source.text();
    if (at < unknownEnd || text.charAt(at) != '`') {
      return false;
    }
    int end = text.indexOf('`', at + 1);
    int line = text.indexOf('\n', at);
    if (end < 0 || line >= 0 && line < end) {
      return false;
    }
    Span span = new Span(at, end + 1);
    report.add(TextDiagnostics.template(source, span));
    report.settle(span);
    unknownEnd = end + 1;
    return true;
  }

  private void unknown(int at) {
    if (at < unknownEnd) {
      return;
    }
    String text = source.text();
    unknownStart = at;
    unknownEnd = at;
    while (unknownEnd < text.length() && isForeign(text.charAt(unknownEnd), unknownEnd == at)) {
      unknownEnd++;
    }
    int first = text.codePointAt(unknownStart);
    if (CharacterScan.kind(first) == null) {
      boolean space = Character.isSpaceChar(first);
      Span span = new Span(unknownStart, space ? unknownStart + 1 : unknownEnd);
      unknownEnd = span.end();
      report.add(TextDiagnostics.unexpectedCharacter(source, span, space));
    }
  }

  /** Characters beyond ASCII are taken together, others one by one. */
  private static boolean isForeign(char c, boolean first) {
    return first
        || c >= 0x80 && !Character.isSpaceChar(c) && CharacterScan.kind(c) == null
        || Character.isSurrogate(c);
  }
}
