package ai.somagent.soma.parse;

import ai.somagent.soma.grammar.SomaLexer;
import ai.somagent.soma.grammar.SomaParser;
import ai.somagent.soma.grammar.SomaParser.FileContext;
import ai.somagent.soma.grammar.SomaParser.MatchContext;
import ai.somagent.soma.grammar.SomaParser.RaceContext;
import java.util.ArrayList;
import java.util.List;
import org.antlr.v4.runtime.Parser;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.atn.ATN;
import org.antlr.v4.runtime.atn.ATNState;
import org.antlr.v4.runtime.atn.RuleTransition;
import org.antlr.v4.runtime.misc.IntervalSet;
import org.antlr.v4.runtime.tree.ErrorNode;
import org.antlr.v4.runtime.tree.ParseTree;
import org.antlr.v4.runtime.tree.TerminalNode;
import org.jspecify.annotations.Nullable;

/**
 * Where parsing can go on after a mistake: inside the innermost bracket, at the next item, comma or
 * its end. Brackets are paired by now, so a mistake never reaches over the bracket it stands in.
 */
final class ResumePoints {
  private final Parser parser;
  private final TokenBuffer tokens;

  ResumePoints(Parser parser, TokenBuffer tokens) {
    this.parser = parser;
    this.tokens = tokens;
  }

  /** The construct whose brackets the current token stands in. */
  ParserRuleContext container() {
    LexedToken opener = tokens.LT(1).opener;
    ParserRuleContext context = parser.getContext();
    while (context.getParent() != null && !holds(context, opener)) {
      context = context.getParent();
    }
    return context;
  }

  private static boolean holds(ParserRuleContext context, @Nullable LexedToken opener) {
    if (opener == null || context.children == null) {
      return false;
    }
    for (ParseTree child : context.children) {
      if (child instanceof TerminalNode node
          && !(child instanceof ErrorNode)
          && node.getSymbol() == opener) {
        return true;
      }
    }
    return false;
  }

  /** Whether the current token ends what {@link #container} is, so that it may not be skipped. */
  static boolean isEnd(LexedToken token) {
    boolean closes = TokenKinds.isClosing(token.getType()) && token.partner != null;
    return closes || token.getType() == Token.EOF;
  }

  /** Whether an item of {@code container} starts at the current token. */
  boolean isItemStart(ParserRuleContext container) {
    LexedToken token = tokens.LT(1);
    LexedToken previous = tokens.at(-1);
    boolean fresh =
        previous.getLine() != token.getLine()
            || previous.getType() == SomaLexer.COMMA
            || previous == token.opener
            || isSameLine(token.opener, token) && TokenKinds.startsStep(token.getType());
    return fresh && startsItem(container, token);
  }

  private static boolean isSameLine(@Nullable LexedToken opener, LexedToken token) {
    return opener != null && opener.getLine() == token.getLine();
  }

  private boolean startsItem(ParserRuleContext container, LexedToken token) {
    int type = token.getType();
    if (container instanceof MatchContext || container instanceof RaceContext) {
      return type == SomaLexer.CASE;
    }
    if (container instanceof FileContext) {
      return first(SomaParser.RULE_declaration).contains(type)
          && token.getCharPositionInLine() == 0;
    }
    int item = itemRule(container.getRuleIndex());
    return item >= 0 && first(item).contains(type) && isKeyed(item, token);
  }

  /** A key is one only before its colon; the same holds for members that start with any word. */
  private boolean isKeyed(int item, LexedToken token) {
    boolean anyWord =
        token.getType() == SomaLexer.IDENT || token.getType() == SomaLexer.QUOTED_IDENT;
    boolean bare = item == SomaParser.RULE_enumCase || item == SomaParser.RULE_unionCase;
    return !anyWord || bare || tokens.get(token.getTokenIndex() + 1).getType() == SomaLexer.COLON;
  }

  private IntervalSet first(int rule) {
    ATN atn = parser.getATN();
    return atn.nextTokens(atn.ruleToStartState[rule]);
  }

  private static int itemRule(int container) {
    return switch (container) {
      case SomaParser.RULE_block -> SomaParser.RULE_statement;
      case SomaParser.RULE_capsuleDecl -> SomaParser.RULE_capsuleMember;
      case SomaParser.RULE_planDecl -> SomaParser.RULE_planMember;
      case SomaParser.RULE_toolDecl -> SomaParser.RULE_toolMember;
      case SomaParser.RULE_policyDecl -> SomaParser.RULE_policyRule;
      case SomaParser.RULE_testDecl -> SomaParser.RULE_testItem;
      case SomaParser.RULE_nodeDecl -> SomaParser.RULE_nodeItem;
      case SomaParser.RULE_settingBlock -> SomaParser.RULE_setting;
      case SomaParser.RULE_fieldBlock, SomaParser.RULE_params -> SomaParser.RULE_field;
      case SomaParser.RULE_enumDecl -> SomaParser.RULE_enumCase;
      case SomaParser.RULE_unionDecl -> SomaParser.RULE_unionCase;
      case SomaParser.RULE_args -> SomaParser.RULE_argument;
      default -> -1;
    };
  }

  /**
   * Skips inside {@code container}, whose loop is the one that complains, to a token that is in
   * {@code next}. The skipped tokens become error nodes.
   */
  void skipInLoop(ParserRuleContext container, IntervalSet next) {
    while (!isEnd(tokens.LT(1))) {
      boolean comma = tokens.LA(1) == SomaLexer.COMMA;
      if (next.contains(tokens.LA(1)) && (comma || isItemStart(container))) {
        return;
      }
      skipOne();
    }
  }

  /**
   * Skips to where the rule that failed, or one of those around it, can go on. A rule that has
   * opened a bracket is done with it, so its end is skipped as well.
   */
  void skipOut() {
    ParserRuleContext container = container();
    if (container == parser.getContext()) {
      skipPastEnd();
    } else {
      skipInside(container);
    }
  }

  private void skipPastEnd() {
    while (!isEnd(tokens.LT(1))) {
      skipOne();
    }
    if (tokens.LA(1) != Token.EOF) {
      parser.consume();
    }
  }

  private void skipInside(ParserRuleContext container) {
    List<IntervalSet> continuations = continuations(container);
    while (!isEnd(tokens.LT(1))) {
      LexedToken token = tokens.LT(1);
      if (token.getType() == SomaLexer.COMMA
          || isItemStart(container)
          || isSign(token.getType()) && isIn(continuations, token.getType())) {
        return;
      }
      skipOne();
    }
  }

  /** Skips one token, or a pair of brackets with what is between them. */
  void skipOne() {
    LexedToken token = tokens.LT(1);
    LexedToken end = TokenKinds.isOpening(token.getType()) ? token.partner : null;
    parser.consume();
    while (end != null && tokens.LA(1) != Token.EOF && tokens.at(-1) != end) {
      parser.consume();
    }
  }

  /** What the rules between the failed one and {@code container} could go on with. */
  private List<IntervalSet> continuations(ParserRuleContext container) {
    List<IntervalSet> sets = new ArrayList<>();
    ATN atn = parser.getATN();
    ParserRuleContext context = parser.getContext();
    while (context != container && context.invokingState >= 0) {
      ATNState invoking = atn.states.get(context.invokingState);
      sets.add(atn.nextTokens(((RuleTransition) invoking.transition(0)).followState));
      context = context.getParent();
    }
    return sets;
  }

  private static boolean isIn(List<IntervalSet> sets, int type) {
    for (IntervalSet set : sets) {
      if (set.contains(type)) {
        return true;
      }
    }
    return false;
  }

  /** Tokens that say clearly which part of a construct comes next. */
  private static boolean isSign(int type) {
    return switch (type) {
      case SomaLexer.LBRACE,
          SomaLexer.ASSIGN,
          SomaLexer.ARROW,
          SomaLexer.COLON,
          SomaLexer.AS,
          SomaLexer.BECAUSE,
          SomaLexer.RANGE,
          SomaLexer.TIMEOUT,
          SomaLexer.RETRY,
          SomaLexer.WITHIN,
          SomaLexer.UNDO,
          SomaLexer.MAX,
          SomaLexer.ELSE,
          SomaLexer.CATCH,
          SomaLexer.FINALLY,
          SomaLexer.STRING_CLOSE,
          SomaLexer.TEXT_CLOSE ->
          true;
      default -> false;
    };
  }
}
