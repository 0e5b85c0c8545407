package ai.somagent.soma.parse;

import ai.somagent.soma.grammar.SomaLexer;

/**
 * Mends phrases of other languages that no sound text contains, such as {@code is null}, before the
 * parser sees them: it would choose by their first word and fail at their second.
 */
final class IdiomRepair {
  /** A change costs time for each token behind it, and not every one is reported. */
  private static final int MOST_CHANGES = 500;

  private final TokenBuffer tokens;
  private final ParseReport report;
  private final OperatorIdioms operators;
  private final ListIdioms lists;
  private final LoopIdioms loops;
  private final ValueIdioms values;
  private final NamingIdioms names;

  IdiomRepair(TokenBuffer tokens, ParseReport report) {
    this.tokens = tokens;
    this.report = report;
    OperandExtent extent = new OperandExtent(tokens);
    this.operators = new OperatorIdioms(tokens, report, extent);
    this.lists = new ListIdioms(tokens, report, extent);
    this.loops = new LoopIdioms(tokens, report);
    this.values = new ValueIdioms(tokens, report);
    this.names = new NamingIdioms(tokens, report);
  }

  /** Walks through all tokens; afterwards the first one is current. */
  void run() {
    tokens.seek(0);
    int changes = 0;
    while (!report.isFull() && changes < MOST_CHANGES) {
      int before = tokens.size();
      repair(tokens.LA(1));
      changes += tokens.size() == before ? 0 : 1;
      if (tokens.index() >= tokens.size() - 1) {
        break;
      }
      tokens.seek(tokens.index() + 1);
    }
    tokens.seek(0);
  }

  private void repair(int type) {
    switch (type) {
      case SomaLexer.IS -> operators.caseTest();
      case SomaLexer.QUESTION -> {
        if (operators.isField()) {
          names.optional();
        } else {
          operators.question();
        }
      }
      case SomaLexer.LBRACK -> lists.slice();
      case SomaLexer.FOR -> loops.header();
      case SomaLexer.INT -> operators.unit();
      case SomaLexer.LET, SomaLexer.VAR -> {
        names.typeFirst();
        names.parts();
      }
      case SomaLexer.PLUS, SomaLexer.MINUS -> values.increment();
      case SomaLexer.CATCH -> names.caught();
      case SomaLexer.IDENT -> {
        operators.word();
        values.step();
      }
      default -> {}
    }
  }
}
