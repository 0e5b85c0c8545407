package ai.somagent.soma.parse;

import ai.somagent.soma.grammar.SomaParser;
import ai.somagent.soma.grammar.SomaWords;
import ai.somagent.soma.source.SourceText;
import ai.somagent.soma.source.Span;
import ai.somagent.soma.syntax.NameSyntax;
import java.util.List;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.tree.ErrorNode;
import org.antlr.v4.runtime.tree.ParseTree;
import org.antlr.v4.runtime.tree.TerminalNode;
import org.jspecify.annotations.Nullable;

/** Rules of names and commas that the grammar leaves to the tree builder. */
final class SeparatorRules {
  private SeparatorRules() {}

  /** Whether a name is a reserved word; in back-ticks it is not. */
  static boolean isReservedName(SourceText source, NameSyntax name) {
    return SomaWords.isReserved(name.text()) && source.text().charAt(name.span().start()) != '`';
  }

  /**
   * Reports missing commas between neighbouring items that end with their own optional comma.
   *
   * @param always whether a line break may not stand in for the comma
   */
  static void checkCommas(
      ParseReport report,
      ParserRuleContext list,
      Class<? extends ParserRuleContext> kind,
      boolean always) {
    ParserRuleContext previous = null;
    for (ParseTree child : list.children) {
      if (!kind.isInstance(child)) {
        previous = child instanceof ErrorNode ? null : previous;
        continue;
      }
      ParserRuleContext item = (ParserRuleContext) child;
      if (previous != null && isUnseparated(previous, item, always)) {
        report.add(ParseDiagnostics.missingComma(report.source(), TreeSpans.end(previous)));
      }
      previous = item.exception == null ? item : null;
    }
  }

  private static boolean isUnseparated(
      ParserRuleContext previous, ParserRuleContext next, boolean always) {
    if (previous.stop == null || previous.stop.getType() == SomaParser.COMMA) {
      return false;
    }
    return always || previous.stop.getLine() == next.start.getLine();
  }

  /** Reports commas with nothing between them in {@code item, item} lists. */
  static void checkGaps(ParseReport report, ParserRuleContext list, String item) {
    if (list.getChildCount() < 4) {
      return;
    }
    LexedToken comma = null;
    List<ParseTree> children = list.children;
    for (ParseTree child : children) {
      LexedToken token = comma(child);
      if (token != null && comma != null) {
        Span gap = new Span(comma.end(), token.end());
        report.add(ParseDiagnostics.emptyItem(report.source(), token.span(), gap, item));
      }
      comma = token;
    }
  }

  private static @Nullable LexedToken comma(ParseTree child) {
    return child instanceof TerminalNode node && node.getSymbol().getType() == SomaParser.COMMA
        ? (LexedToken) node.getSymbol()
        : null;
  }
}
