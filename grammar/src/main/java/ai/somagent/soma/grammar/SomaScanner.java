package ai.somagent.soma.grammar;

import org.antlr.v4.runtime.CharStream;
import org.antlr.v4.runtime.Vocabulary;
import org.antlr.v4.runtime.atn.ATN;

/**
 * {@link SomaLexer}, written by hand: the same tokens for every text, which a test holds. ANTLR's
 * builds its tables while it reads, and that is most of what a cold start spends on a small file.
 * Not thread-safe.
 */
public final class SomaScanner extends SomaLexerBase {
  public SomaScanner(CharStream input) {
    super(input);
    _interp = new ScannerRules(this);
  }

  @Override
  public String[] getRuleNames() {
    return new String[0];
  }

  @Override
  public Vocabulary getVocabulary() {
    return SomaLexer.VOCABULARY;
  }

  @Override
  public String getGrammarFileName() {
    return "SomaLexer.g4";
  }

  @Override
  public ATN getATN() {
    throw new UnsupportedOperationException("a scanner has no tables");
  }
}
