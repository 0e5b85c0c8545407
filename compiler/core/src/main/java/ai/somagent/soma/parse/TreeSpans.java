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

  /** From the first to the last token; empty where nothing was read. */
  static Span of(ParserRuleContext context) {
    int start = ((LexedToken) context.start).span().start();
    return new Span(start, Math.max(start, end(context)));
  }

  /** The place behind what {@code context} has read. */
  static int end(ParserRuleContext context) {
    LexedToken start = (LexedToken) context.start;
    LexedToken stop = (LexedToken) context.stop;
    boolean empty = stop == null || stop.getTokenIndex() < start.getTokenIndex();
    return empty ? start.span().start() : stop.end();
  }

  static Span emptyAt(int offset) {
    return new Span(offset, offset);
  }
}
