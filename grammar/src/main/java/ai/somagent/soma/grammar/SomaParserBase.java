package ai.somagent.soma.grammar;

import org.antlr.v4.runtime.Parser;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.TokenStream;

/**
 * Bounds recursion: one counter on every rule entry, so that no text can exhaust the stack. Deeper
 * nesting than {@link #MAX_RULE_DEPTH} ends the parse with {@link NestingTooDeepException}.
 */
public abstract class SomaParserBase extends Parser {
  /** Rule entries, not brackets; measured safe on a 512 KiB stack. */
  public static final int MAX_RULE_DEPTH = 1200;

  private int depth;

  protected SomaParserBase(TokenStream input) {
    super(input);
  }

  @Override
  public void enterRule(ParserRuleContext context, int state, int ruleIndex) {
    guard();
    super.enterRule(context, state, ruleIndex);
  }

  @Override
  public void exitRule() {
    depth--;
    super.exitRule();
  }

  @Override
  public void enterRecursionRule(
      ParserRuleContext context, int state, int ruleIndex, int precedence) {
    guard();
    super.enterRecursionRule(context, state, ruleIndex, precedence);
  }

  @Override
  public void unrollRecursionContexts(ParserRuleContext context) {
    depth--;
    super.unrollRecursionContexts(context);
  }

  @Override
  public void reset() {
    depth = 0;
    super.reset();
  }

  private void guard() {
    if (++depth > MAX_RULE_DEPTH) {
      throw new NestingTooDeepException();
    }
  }

  /**
   * Not a {@code RecognitionException}, so that generated recovery code cannot swallow it; carries
   * no stack trace because the stack is what ran out.
   */
  public static final class NestingTooDeepException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    NestingTooDeepException() {
      super("nesting too deep", null, false, false);
    }
  }
}
