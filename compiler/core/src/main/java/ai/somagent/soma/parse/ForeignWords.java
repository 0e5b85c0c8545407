package ai.somagent.soma.parse;

import ai.somagent.soma.grammar.SomaLexer;

/** Words of other languages and what they are here. */
final class ForeignWords {
  private ForeignWords() {}

  /** The token type of the word that a step should start with, or -1. */
  static int step(String word, LexedToken next) {
    boolean name = next.getType() == SomaLexer.IDENT;
    return switch (word) {
      case "throw", "raise" -> name ? SomaLexer.FAIL : -1;
      case "const", "val" -> name ? SomaLexer.LET : -1;
      case "spawn" -> name ? SomaLexer.START : -1;
      case "async" -> next.getType() == SomaLexer.LBRACE ? SomaLexer.PARALLEL : -1;
      case "wait", "delay" -> name || next.getType() == SomaLexer.DURATION ? SomaLexer.SLEEP : -1;
      case "switch" ->
          name || next.getType() == SomaLexer.INPUT || next.getType() == SomaLexer.LPAREN
              ? SomaLexer.MATCH
              : -1;
      case "foreach" -> name ? SomaLexer.FOR : -1;
      default -> -1;
    };
  }

  static boolean isElseIf(String word) {
    return word.equals("elif") || word.equals("elsif") || word.equals("elseif");
  }

  /** The token type of the word that a declaration should start with, or -1. */
  static int declaration(String word, boolean hasBlock) {
    return switch (word) {
      case "def", "func", "fn", "fun" -> hasBlock ? SomaLexer.TASK : SomaLexer.FUNCTION;
      case "const", "val" -> SomaLexer.LET;
      case "record", "struct", "class", "interface" -> SomaLexer.TYPE;
      case "exception" -> SomaLexer.ERROR;
      case "workflow", "agent" -> SomaLexer.CAPSULE;
      default -> -1;
    };
  }
}
