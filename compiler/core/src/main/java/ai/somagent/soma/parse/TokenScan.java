package ai.somagent.soma.parse;

import ai.somagent.soma.grammar.SomaLexer;
import ai.somagent.soma.source.SourceText;
import ai.somagent.soma.source.Span;
import ai.somagent.soma.syntax.CommentSyntax;
import java.util.ArrayList;
import java.util.List;
import org.antlr.v4.runtime.Lexer;
import org.antlr.v4.runtime.Token;
import org.jspecify.annotations.Nullable;

/**
 * Reads all tokens of a text, so that every limit is held before the parser starts: number of
 * tokens, depth of brackets, depth of type arguments. Reports what is wrong with single tokens.
 */
final class TokenScan {
  /** Most brackets inside one another, those of {@code ${…}} included. */
  static final int MAX_DEPTH = 100;

  /** Three times what an ordinary text of the largest size has. */
  static final int MAX_TOKENS = 600_000;

  private final ParseReport report;
  private final SourceText source;
  private final List<LexedToken> visible = new ArrayList<>(1024);
  private final List<CommentSyntax> comments = new ArrayList<>();
  private final TokenRules rules;
  private final OpenBrackets open;
  private @Nullable Lexer lexer;
  private int angles;

  TokenScan(ParseReport report) {
    this.report = report;
    this.source = report.source();
    this.rules = new TokenRules(report);
    this.open = new OpenBrackets(report, visible);
  }

  /** Reads to the end, or to where a limit is passed; whether there is something to parse. */
  boolean read(Lexer from) {
    return read(from, null);
  }

  /**
   * As {@link #read(Lexer)}.
   *
   * @param cuts where strings in triple quotes end that are not closed, or null to let them run on
   */
  boolean read(Lexer from, @Nullable BlockStringCuts cuts) {
    lexer = from;
    from.removeErrorListeners();
    from.setTokenFactory(LexedToken.FACTORY);
    while (true) {
      LexedToken token = (LexedToken) from.nextToken();
      switch (token.getChannel()) {
        case Token.DEFAULT_CHANNEL -> {
          LexedToken cut = cuts == null ? null : cuts.endedBy(token, from);
          if (cut != null) {
            open.cut(cut, token);
            continue;
          }
          open.accept(token);
          visible.add(token);
          if (token.getType() == SomaLexer.UNTERMINATED) {
            openSwallowedBrace(token, from);
          }
          if (token.getType() == Token.EOF) {
            return true;
          }
          rules.check(token);
          if (isBeyondLimits(token)) {
            return false;
          }
        }
        case SomaLexer.COMMENTS, SomaLexer.DOCS -> comment(token);
        default -> rules.stray(token);
      }
    }
  }

  /**
   * A brace at the end of a line with a broken string opens a block, or all of it would be lost.
   */
  private void openSwallowedBrace(LexedToken lineEnd, Lexer from) {
    int at = lineEnd.getStartIndex() - 1;
    while (at > 0 && source.text().charAt(at) == ' ') {
      at--;
    }
    if (at < 0 || source.text().charAt(at) != '{') {
      return;
    }
    LexedToken brace = LexedToken.of(lineEnd, SomaLexer.LBRACE, at);
    from.pushMode(Lexer.DEFAULT_MODE);
    open.accept(brace);
    visible.add(brace);
  }

  /** Whether a string in triple quotes was still open at the end. */
  boolean endsInBlockString() {
    return open.endsInBlockString();
  }

  private boolean isBeyondLimits(LexedToken token) {
    if (open.depth() > MAX_DEPTH || typeDepth(token.getType()) > MAX_DEPTH) {
      report.add(TextDiagnostics.nestingTooDeep(source, token.span(), MAX_DEPTH));
      return true;
    }
    if (visible.size() > MAX_TOKENS) {
      report.add(TextDiagnostics.tooManyTokens(source, token.span(), MAX_TOKENS));
      return true;
    }
    return false;
  }

  /**
   * How many {@code <} are open, taken for those of type arguments: the parser recurses there too.
   * Tokens that no type contains start the count anew.
   */
  private int typeDepth(int type) {
    switch (type) {
      case SomaLexer.LT -> angles++;
      case SomaLexer.GT -> angles = Math.max(0, angles - 1);
      case SomaLexer.LBRACE,
          SomaLexer.RBRACE,
          SomaLexer.ASSIGN,
          SomaLexer.AND,
          SomaLexer.OR,
          SomaLexer.LET ->
          angles = 0;
      default -> {}
    }
    return angles;
  }

  private void comment(LexedToken token) {
    CommentSyntax.Kind kind = CommentSyntax.Kind.DOC;
    if (token.getChannel() == SomaLexer.COMMENTS) {
      boolean line = token.getType() == SomaLexer.LINE_COMMENT;
      kind = line ? CommentSyntax.Kind.LINE : CommentSyntax.Kind.BLOCK;
    }
    if (token.getType() == SomaLexer.OPEN_COMMENT) {
      Span sign = new Span(token.getStartIndex(), token.getStartIndex() + 2);
      report.add(TextDiagnostics.unterminatedComment(source, sign));
    }
    comments.add(new CommentSyntax(kind, token.getText(), token.span()));
  }

  /** Reports findings of {@link CharacterScan}, knowing now which stand in strings. */
  void reportCharacters(List<CharacterScan.Finding> findings) {
    for (CharacterScan.Finding finding : findings) {
      Span span = finding.span();
      int character = finding.character();
      String escape = isContent(span.start()) ? escape(character) : null;
      report.add(
          switch (finding.kind()) {
            case CONTROL -> TextDiagnostics.controlCharacter(source, span, character, escape);
            case INVISIBLE -> TextDiagnostics.invisibleCharacter(source, span, character, escape);
            case SURROGATE -> TextDiagnostics.malformedUnicode(source, span);
            case NOT_NORMALIZED ->
                TextDiagnostics.notNormalized(
                    source, span, CharacterScan.normalized(source.slice(span)));
          });
    }
  }

  /** Whether the character at {@code offset} is content of a string that may hold escapes. */
  private boolean isContent(int offset) {
    int low = 0;
    int high = visible.size() - 1;
    while (low <= high) {
      int middle = (low + high) >>> 1;
      LexedToken token = visible.get(middle);
      if (token.end() <= offset && token.getType() != Token.EOF) {
        low = middle + 1;
      } else if (token.getStartIndex() > offset || token.getType() == Token.EOF) {
        high = middle - 1;
      } else {
        return token.getType() == SomaLexer.CHARS;
      }
    }
    return false;
  }

  private static String escape(int character) {
    String digits = Integer.toHexString(character);
    int width = character > 0xffff ? 8 : 4;
    return (width == 8 ? "\\U" : "\\u") + "0".repeat(width - digits.length()) + digits;
  }

  /** Whether every bracket has its partner. */
  boolean isBalanced() {
    return open.isBalanced();
  }

  List<CommentSyntax> comments() {
    return comments;
  }

  /** The tokens for the parser, after {@link #read}. */
  TokenBuffer buffer() {
    return new TokenBuffer(java.util.Objects.requireNonNull(lexer), visible);
  }
}
