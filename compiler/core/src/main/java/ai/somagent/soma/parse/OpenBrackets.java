package ai.somagent.soma.parse;

import ai.somagent.soma.grammar.SomaLexer;
import ai.somagent.soma.source.SourceText;
import ai.somagent.soma.source.Span;
import java.util.ArrayList;
import java.util.List;
import org.antlr.v4.runtime.Token;

/**
 * The brackets and strings that are open while tokens are read. Closes a broken string together
 * with what was opened inside it, as the lexer does; leaves other unbalanced brackets to {@link
 * BracketRepair}.
 */
final class OpenBrackets {
  private final ParseReport report;
  private final SourceText source;
  private final List<LexedToken> visible;
  private final List<LexedToken> open = new ArrayList<>();
  private int depth;
  private boolean balanced = true;
  private boolean endsInBlockString;

  /** {@code visible} takes the tokens that close what a broken string leaves open. */
  OpenBrackets(ParseReport report, List<LexedToken> visible) {
    this.report = report;
    this.source = report.source();
    this.visible = visible;
  }

  /** How many brackets are open. */
  int depth() {
    return depth;
  }

  /** Whether a string in triple quotes was open where the text ended, or seemed to. */
  boolean endsInBlockString() {
    return endsInBlockString;
  }

  boolean isBalanced() {
    return balanced;
  }

  /** Takes note of {@code token}, which is about to be added to the visible ones. */
  void accept(LexedToken token) {
    switch (token.getType()) {
      case SomaLexer.LPAREN, SomaLexer.LBRACK, SomaLexer.LBRACE, SomaLexer.INTERP_OPEN -> {
        open.add(token);
        depth++;
      }
      case SomaLexer.STRING_OPEN, SomaLexer.TEXT_OPEN -> open.add(token);
      case SomaLexer.RPAREN -> close(SomaLexer.LPAREN);
      case SomaLexer.RBRACK -> close(SomaLexer.LBRACK);
      case SomaLexer.RBRACE -> closeBrace();
      case SomaLexer.STRING_CLOSE, SomaLexer.TEXT_CLOSE -> removeLast();
      case SomaLexer.UNTERMINATED -> breakString(token);
      case Token.EOF -> end(token);
      default -> {}
    }
  }

  private void close(int type) {
    if (!open.isEmpty() && open.getLast().getType() == type) {
      removeLast();
    } else {
      balanced = false;
    }
  }

  /** The lexer counts braces alone, so a brace closes the innermost brace whatever else is open. */
  private void closeBrace() {
    int at = open.size() - 1;
    while (at >= 0 && !isBrace(open.get(at).getType())) {
      at--;
    }
    balanced &= at == open.size() - 1 && at >= 0;
    while (at >= 0 && open.size() > at) {
      removeLast();
    }
  }

  private static boolean isBrace(int type) {
    return type == SomaLexer.LBRACE || type == SomaLexer.INTERP_OPEN;
  }

  private LexedToken removeLast() {
    LexedToken last = open.removeLast();
    boolean string =
        last.getType() == SomaLexer.STRING_OPEN || last.getType() == SomaLexer.TEXT_OPEN;
    depth -= string ? 0 : 1;
    return last;
  }

  /** The line ends inside strings in quotes: the outermost of them is the broken one. */
  private void breakString(LexedToken token) {
    int outermost = -1;
    for (int i = 0; i < open.size() && outermost < 0; i++) {
      outermost = open.get(i).getType() == SomaLexer.STRING_OPEN ? i : -1;
    }
    if (outermost < 0) {
      return;
    }
    closeInside(outermost + 1);
    LexedToken string = removeLast();
    reportString(string, token.getStartIndex(), "\"");
  }

  /** Closes what is open from {@code keep} on, innermost first. */
  private void closeInside(int keep) {
    while (open.size() > keep) {
      LexedToken last = removeLast();
      visible.add(LexedToken.virtualAfter(visible.getLast(), closing(last.getType())));
    }
  }

  private void reportString(LexedToken string, int end, String delimiter) {
    Span span = new Span(string.getStartIndex(), Math.max(string.end(), end));
    report.add(TextDiagnostics.unterminatedString(source, span, delimiter));
    report.settle(span);
  }

  /** The text ends: strings that are open are broken, brackets wait for {@link BracketRepair}. */
  private void end(LexedToken token) {
    endStrings(0, token);
  }

  /** {@code string}, if it is still open, ends at {@code end}; what is around it goes on. */
  void cut(LexedToken string, LexedToken end) {
    int at = open.indexOf(string);
    if (at >= 0) {
      endStrings(at, end);
    }
  }

  private void endStrings(int from, LexedToken token) {
    for (int i = from; i < open.size(); i++) {
      int type = open.get(i).getType();
      if (type == SomaLexer.STRING_OPEN || type == SomaLexer.TEXT_OPEN) {
        closeInside(i + 1);
        LexedToken string = removeLast();
        boolean block = type == SomaLexer.TEXT_OPEN;
        endsInBlockString |= block;
        visible.add(LexedToken.virtualAfter(visible.getLast(), closing(type)));
        reportString(string, token.getStartIndex(), block ? "\"\"\"" : "\"");
      }
    }
    balanced &= open.isEmpty();
  }

  static int closing(int opening) {
    return switch (opening) {
      case SomaLexer.LPAREN -> SomaLexer.RPAREN;
      case SomaLexer.LBRACK -> SomaLexer.RBRACK;
      case SomaLexer.STRING_OPEN -> SomaLexer.UNTERMINATED;
      case SomaLexer.TEXT_OPEN -> SomaLexer.TEXT_CLOSE;
      default -> SomaLexer.RBRACE;
    };
  }
}
