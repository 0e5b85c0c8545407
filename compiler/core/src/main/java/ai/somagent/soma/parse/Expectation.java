package ai.somagent.soma.parse;

import ai.somagent.soma.grammar.SomaLexer;
import ai.somagent.soma.grammar.SomaParser;
import ai.somagent.soma.parse.Phrases.Phrase;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.antlr.v4.runtime.Parser;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.RuleContext;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.atn.ATN;
import org.antlr.v4.runtime.atn.ATNState;
import org.antlr.v4.runtime.atn.RuleStopState;
import org.antlr.v4.runtime.atn.RuleTransition;
import org.antlr.v4.runtime.atn.Transition;
import org.antlr.v4.runtime.misc.IntervalSet;

/**
 * What could stand at the current token, in the author's terms: constructs where the grammar is
 * about to enter one, tokens elsewhere. Found by walking the grammar's state machine from the
 * outermost construct that starts here.
 */
final class Expectation {
  private final ATN atn;
  private final BitSet seen = new BitSet();
  private final List<Phrase> constructs = new ArrayList<>();
  private final IntervalSet tokens = new IntervalSet();

  private Expectation(ATN atn) {
    this.atn = atn;
  }

  static Expectation at(Parser parser) {
    Expectation expectation = new Expectation(parser.getATN());
    ParserRuleContext context = parser.getContext();
    int state = parser.getState();
    int here = parser.getCurrentToken().getTokenIndex();
    while (context.getParent() != null
        && context.start.getTokenIndex() == here
        && context.invokingState >= 0) {
      state = context.invokingState;
      context = context.getParent();
    }
    expectation.close(parser.getATN().states.get(state), context);
    return expectation;
  }

  private void close(ATNState state, RuleContext context) {
    if (seen.get(state.stateNumber)) {
      return;
    }
    seen.set(state.stateNumber);
    if (state instanceof RuleStopState) {
      if (context.parent != null && context.invokingState >= 0) {
        ATNState invoking = atn.states.get(context.invokingState);
        close(((RuleTransition) invoking.transition(0)).followState, context.parent);
      } else {
        tokens.add(Token.EOF);
      }
      return;
    }
    for (int i = 0; i < state.getNumberOfTransitions(); i++) {
      follow(state.transition(i), context);
    }
  }

  private void follow(Transition transition, RuleContext context) {
    if (transition instanceof RuleTransition rule) {
      Phrase phrase = Phrases.ofRule(rule.target.ruleIndex);
      IntervalSet first = atn.nextTokens(rule.target);
      if (phrase == null) {
        addAll(first);
      } else if (!constructs.contains(phrase)) {
        constructs.add(phrase);
      }
      if (first.contains(Token.EPSILON)) {
        close(rule.followState, context);
      }
    } else if (transition.isEpsilon()) {
      close(transition.target, context);
    } else {
      addAll(transition.label());
    }
  }

  private void addAll(IntervalSet set) {
    for (int type : set.toArray()) {
      if (type != Token.EPSILON) {
        tokens.add(type);
      }
    }
  }

  /** Whether a value, expression or part of one is missed. */
  boolean wantsExpression() {
    for (Phrase phrase : constructs) {
      if (phrase.code() == ParseCode.EXPECTED_EXPRESSION) {
        return true;
      }
    }
    return false;
  }

  /** Whether one of the constructs has this code. */
  boolean wants(ParseCode code) {
    for (Phrase phrase : constructs) {
      if (phrase.code() == code) {
        return true;
      }
    }
    return false;
  }

  boolean hasToken(int type) {
    return tokens.contains(type);
  }

  ParseCode code() {
    return constructs.isEmpty() || !needed().isEmpty() && constructs.getFirst().code() == ParseCode.EXPECTED_TOKEN
        ? ParseCode.EXPECTED_TOKEN
        : constructs.getFirst().code();
  }

  /** For example {@code a step or `}`}. */
  String text() {
    List<String> phrases = new ArrayList<>();
    for (Phrase phrase : constructs) {
      phrases.add(phrase.text());
    }
    for (String token : needed()) {
      if (!phrases.contains(token)) {
        phrases.add(token);
      }
    }
    if (phrases.isEmpty()) {
      return "an operator";
    }
    List<String> shown = phrases.size() > 4 ? phrases.subList(0, 3) : phrases;
    if (shown.size() == 1) {
      return shown.getFirst();
    }
    String last = shown.getLast();
    return String.join(", ", shown.subList(0, shown.size() - 1)) + " or " + last;
  }

  /** The tokens that an author would miss, closing brackets last. */
  private List<String> needed() {
    List<String> needed = new ArrayList<>();
    List<String> closing = new ArrayList<>();
    for (int type : tokens.toArray()) {
      if (BracketRepair.isClosing(type)) {
        closing.add(Phrases.ofToken(type));
      } else if (!Phrases.isContinuation(type) && isWorthNaming(type)) {
        needed.add(Phrases.ofToken(type));
      }
    }
    needed.addAll(closing);
    return needed;
  }

  /** Parts of constructs that are named as a whole are not named again. */
  private boolean isWorthNaming(int type) {
    boolean partOfName = type == SomaLexer.IDENT || type == SomaLexer.QUOTED_IDENT;
    boolean optionalParenthesis = type == SomaParser.LPAREN && tokens.size() > 1;
    return !partOfName && !optionalParenthesis && type != Token.EOF;
  }
}
