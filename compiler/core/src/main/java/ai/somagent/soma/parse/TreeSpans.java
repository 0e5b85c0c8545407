package ai.somagent.soma.parse;

import ai.somagent.soma.source.Span;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.tree.TerminalNode;

/** Where pieces of the parse tree stand in the text. */
final class TreeSpans {
  private TreeSpans() {}

  static Span of(Token token) {
    return ((LexedToken) token).span();
  }

  static Span of(TerminalNode node) {
    return of(node.getSymbol());
  }

  /** From the first to the last token; empty, behind the token before, where nothing was read. */
  static Span of(ParserRuleContext context) {
    int end = end(context);
    return new Span(isEmpty(context) ? end : Math.min(context.start.getStartIndex(), end), end);
  }

  /** The place behind what {@code context} has read. */
  static int end(ParserRuleContext context) {
    LexedToken stop = (LexedToken) context.stop;
    return stop == null ? context.start.getStartIndex() : stop.end();
  }

  private static boolean isEmpty(ParserRuleContext context) {
    return context.stop == null || context.stop.getTokenIndex() < context.start.getTokenIndex();
  }

  static Span emptyAt(int offset) {
    return new Span(offset, offset);
  }
}
