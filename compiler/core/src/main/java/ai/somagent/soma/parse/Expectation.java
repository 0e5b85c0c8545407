package ai.somagent.soma.parse;

import ai.somagent.soma.grammar.SomaLexer;
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

  /** Whether an item of a list is wanted, so that nothing is missing before it. */
  boolean wantsItem() {
    for (Phrase phrase : constructs) {
      if (phrase.isItem()) {
        return true;
      }
    }
    return false;
  }

  boolean hasToken(int type) {
    return tokens.contains(type);
  }

  ParseCode code() {
    for (Phrase phrase : constructs) {
      if (phrase.isItem() || !wantsItem() && phrase.code() != ParseCode.EXPECTED_TOKEN) {
        return phrase.code();
      }
    }
    return ParseCode.EXPECTED_TOKEN;
  }

  /** For example {@code a step or `}`}. */
  String text() {
    boolean items = wantsItem();
    List<String> phrases = new ArrayList<>();
    for (Phrase phrase : constructs) {
      if (phrase.isItem() || !items) {
        phrases.add(phrase.text());
      }
    }
    for (int type : tokens.toArray()) {
      String token = Phrases.ofToken(type);
      if (!items && isMissed(type) && !phrases.contains(token)) {
        phrases.add(token);
      }
    }
    for (int type : tokens.toArray()) {
      if (TokenKinds.isClosing(type)) {
        phrases.add(Phrases.ofToken(type));
      }
    }
    return joined(phrases.isEmpty() ? continuations() : phrases);
  }

  private List<String> continuations() {
    List<String> phrases = new ArrayList<>();
    for (int type : tokens.toArray()) {
      phrases.add(Phrases.ofToken(type));
    }
    return phrases.isEmpty() || phrases.size() > 3 ? List.of("an operator") : phrases;
  }

  private static String joined(List<String> phrases) {
    List<String> shown = phrases.size() > 4 ? phrases.subList(0, 3) : phrases;
    if (shown.size() == 1) {
      return shown.getFirst();
    }
    return String.join(", ", shown.subList(0, shown.size() - 1)) + " or " + shown.getLast();
  }

  /** Whether an author would miss the token; parts of named constructs are not named again. */
  private boolean isMissed(int type) {
    boolean partOfName = type == SomaLexer.IDENT || type == SomaLexer.QUOTED_IDENT;
    boolean optional = type == SomaLexer.LPAREN && tokens.size() > 1;
    return !partOfName
        && !optional
        && type != Token.EOF
        && !TokenKinds.isClosing(type)
        && !Phrases.isContinuation(type);
  }
}
