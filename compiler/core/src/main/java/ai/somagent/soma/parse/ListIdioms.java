package ai.somagent.soma.parse;

import ai.somagent.soma.grammar.SomaLexer;
import ai.somagent.soma.source.SourceText;
import ai.somagent.soma.source.Span;
import org.jspecify.annotations.Nullable;

/** Parts of lists as other languages write them: {@code xs[1:3]}. */
final class ListIdioms {
  private final TokenBuffer tokens;
  private final ParseReport report;
  private final SourceText source;
  private final OperandExtent extent;

  ListIdioms(TokenBuffer tokens, ParseReport report, OperandExtent extent) {
    this.tokens = tokens;
    this.report = report;
    this.source = report.source();
    this.extent = extent;
  }

  /** A slice, where its bracket stands. */
  void slice() {
    LexedToken open = tokens.LT(1);
    @Nullable LexedToken close = open.partner;
    int colon = close == null || close.virtual ? -1 : colon(open, close);
    if (colon < 0 || close == null) {
      return;
    }
    LexedToken sign = tokens.get(colon);
    int start = extent.first(tokens.index() - 1);
    String from = text(open, sign);
    String to = text(sign, close);
    String list = start < 0 ? "" : slice(tokens.get(start), tokens.at(-1));
    boolean text = tokens.at(-1).getType() == SomaLexer.STRING_CLOSE;
    boolean plain = !to.isEmpty() || !list.isEmpty();
    String meant =
        (text ? ".substring(" : ".slice(")
            + (from.isEmpty() ? "0" : from)
            + ", "
            + (to.isEmpty() ? list + ".size()" : to);
    report.addSyntax(
        ForeignDiagnostics.slice(source, open.span().to(close.span()), plain ? meant + ")" : null));
    // What it gives, list or text, is not known before types are: a part without a name.
    open.setType(SomaLexer.DOT);
    int last = close.getTokenIndex();
    for (int i = tokens.index() + 1; i <= last; i++) {
      tokens.remove(tokens.index() + 1);
    }
    LexedToken part = tokens.insertVirtual(1, SomaLexer.IDENT);
    part.setLine(open.getLine());
  }

  private int colon(LexedToken open, LexedToken close) {
    LexedToken before = tokens.at(-1);
    boolean index =
        tokens.index() > 0
            && before.end() == open.getStartIndex()
            && (TokenKinds.endsOperand(before.getType()) || TokenKinds.isName(before.getType()));
    int found = -1;
    for (int i = open.getTokenIndex() + 1; index && tokens.get(i) != close; i++) {
      LexedToken token = tokens.get(i);
      if (token.opener != open) {
        continue;
      }
      switch (token.getType()) {
        case SomaLexer.QUESTION, SomaLexer.COMMA, SomaLexer.EOF -> {
          return -1;
        }
        case SomaLexer.COLON -> found = found < 0 ? i : found;
        default -> {}
      }
    }
    return found;
  }

  private String text(LexedToken after, LexedToken before) {
    return source.slice(new Span(after.end(), before.getStartIndex())).strip();
  }

  private String slice(LexedToken first, LexedToken last) {
    return source.slice(first.span().to(last.span()));
  }
}
