package ai.somagent.soma.parse;

import ai.somagent.soma.grammar.PlacedWords;
import ai.somagent.soma.grammar.SomaLexer;
import ai.somagent.soma.grammar.SomaParser.CapsuleDeclContext;
import ai.somagent.soma.grammar.SomaParser.NodeDeclContext;
import ai.somagent.soma.grammar.SomaParser.PlanDeclContext;
import ai.somagent.soma.grammar.SomaParser.PolicyDeclContext;
import ai.somagent.soma.grammar.SomaParser.TestDeclContext;
import ai.somagent.soma.grammar.SomaParser.ToolDeclContext;
import ai.somagent.soma.grammar.SomaWords;
import java.util.List;
import org.antlr.v4.runtime.ParserRuleContext;

/** Words that are one slip away from the word that should begin a step, member or declaration. */
final class Misspelling {
  private Misspelling() {}

  /** The token type of the declaration that {@code word} means, or -1. */
  static int declaration(LexedToken word, LexedToken next) {
    boolean named = next.getType() != SomaLexer.LPAREN && isBefore(word, next);
    return named ? find(word.getText(), PlacedWords.DECLARATIONS) : -1;
  }

  /** The token type of the step that {@code word} means, or -1. */
  static int step(LexedToken word, LexedToken next) {
    int meant = find(word.getText(), PlacedWords.STEPS);
    return meant >= 0 && goesOn(meant, next, isBefore(word, next)) ? meant : -1;
  }

  /** The token type of the verb that {@code word} means, or -1. */
  static int verb(LexedToken word) {
    return find(word.getText(), List.of("call", "run", "start", "ask", "await"));
  }

  /** Whether {@code next} may follow the word that is meant. */
  private static boolean goesOn(int meant, LexedToken next, boolean sameLine) {
    int type = next.getType();
    return switch (meant) {
      case SomaLexer.BREAK, SomaLexer.CONTINUE -> !sameLine || type == SomaLexer.RBRACE;
      case SomaLexer.PARALLEL, SomaLexer.RACE, SomaLexer.BRANCH -> type == SomaLexer.LBRACE;
      case SomaLexer.TRY ->
          type == SomaLexer.LBRACE || type == SomaLexer.WITHIN || type == SomaLexer.RETRY;
      case SomaLexer.APPROVE -> type == SomaLexer.LPAREN;
      case SomaLexer.RETURN -> sameLine ? isOperand(next) : type == SomaLexer.RBRACE;
      default -> sameLine && type != SomaLexer.LPAREN && isOperand(next);
    };
  }

  private static boolean isOperand(LexedToken token) {
    return TokenKinds.startsOperand(token)
        || TokenKinds.isVerb(token.getType())
        || SomaWords.isContextual(token.getType())
        || token.getType() == SomaLexer.LBRACK;
  }

  /** The token type of the member that {@code word} means in {@code owner}, or -1. */
  static int member(ParserRuleContext owner, LexedToken word, LexedToken next) {
    boolean setting = next.getType() == SomaLexer.COLON || !isBefore(word, next);
    return setting ? -1 : find(word.getText(), members(owner));
  }

  private static List<String> members(ParserRuleContext owner) {
    return switch (owner) {
      case CapsuleDeclContext capsule -> PlacedWords.CAPSULE_MEMBERS;
      case PlanDeclContext plan -> PlacedWords.PLAN_MEMBERS;
      case NodeDeclContext node ->
          List.of("let", "accept", "revise", "approve", "call", "run", "ask");
      case TestDeclContext test -> List.of("input", "given", "at", "expect");
      case ToolDeclContext tool -> List.of("action");
      case PolicyDeclContext policy -> List.of("deny", "warn", "gate");
      default -> List.of();
    };
  }

  private static boolean isBefore(LexedToken word, LexedToken next) {
    return word.getLine() == next.getLine();
  }

  private static int find(String word, List<String> known) {
    String best = null;
    int least = Integer.MAX_VALUE;
    for (String one : known) {
      int slips = slips(word, one);
      if (slips < least && slips <= Math.max(1, one.length() / 4)) {
        best = one;
        least = slips;
      }
    }
    return best == null || best.equals(word) ? -1 : SomaWords.tokenType(best);
  }

  /** Letters to insert, drop, replace, or swap with their neighbour; capitals count as the same. */
  static int slips(String word, String meant) {
    if (Math.abs(word.length() - meant.length()) > 2) {
      return Integer.MAX_VALUE;
    }
    int[][] cost = new int[word.length() + 1][meant.length() + 1];
    for (int i = 0; i <= word.length(); i++) {
      for (int j = 0; j <= meant.length(); j++) {
        cost[i][j] = i == 0 || j == 0 ? i + j : slip(cost, word, meant, i, j);
      }
    }
    return cost[word.length()][meant.length()];
  }

  private static int slip(int[][] cost, String word, String meant, int i, int j) {
    boolean same = lower(word.charAt(i - 1)) == meant.charAt(j - 1);
    int least = Math.min(cost[i - 1][j], cost[i][j - 1]) + 1;
    least = Math.min(least, cost[i - 1][j - 1] + (same ? 0 : 1));
    boolean swapped =
        i > 1
            && j > 1
            && lower(word.charAt(i - 1)) == meant.charAt(j - 2)
            && lower(word.charAt(i - 2)) == meant.charAt(j - 1);
    return swapped ? Math.min(least, cost[i - 2][j - 2] + 1) : least;
  }

  private static char lower(char c) {
    return c >= 'A' && c <= 'Z' ? (char) (c + 32) : c;
  }
}
