package ai.somagent.soma.grammar;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.atn.ATN;
import org.antlr.v4.runtime.atn.DecisionState;
import org.antlr.v4.runtime.atn.LL1Analyzer;
import org.antlr.v4.runtime.misc.IntervalSet;
import org.junit.jupiter.api.Test;

/** The promise in the head of the parser grammar: every decision is made on one token. */
class SingleTokenDecisionTest {
  private static final ATN MACHINE = SomaParser._ATN;

  @Test
  void everyDecision_hasDisjointAlternatives() {
    List<String> overlapping = new ArrayList<>();
    for (DecisionState decision : MACHINE.decisionToState) {
      if (overlaps(decision)) {
        overlapping.add(
            SomaParser.ruleNames[decision.ruleIndex] + " decision " + decision.decision);
      }
    }
    assertThat(overlapping).isEmpty();
    assertThat(MACHINE.decisionToState).hasSizeGreaterThan(100);
  }

  private static boolean overlaps(DecisionState decision) {
    IntervalSet seen = new IntervalSet();
    for (IntervalSet alternative : new LL1Analyzer(MACHINE).getDecisionLookahead(decision)) {
      if (alternative == null || alternative.contains(Token.EPSILON)) {
        return true;
      }
      if (!seen.and(alternative).isNil()) {
        return true;
      }
      seen.addAll(alternative);
    }
    return false;
  }
}
