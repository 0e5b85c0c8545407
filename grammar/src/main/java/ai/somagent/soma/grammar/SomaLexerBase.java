package ai.somagent.soma.grammar;

import org.antlr.v4.runtime.CharStream;
import org.antlr.v4.runtime.Lexer;

/** Makes an unbalanced closing brace harmless: the outermost mode is never popped. */
abstract class SomaLexerBase extends Lexer {
  protected SomaLexerBase(CharStream input) {
    super(input);
  }

  @Override
  public int popMode() {
    return _modeStack.isEmpty() ? _mode : super.popMode();
  }
}
