package ai.somagent.soma.parse;

import ai.somagent.soma.grammar.SomaLexer;
import org.antlr.v4.runtime.Lexer;
import org.antlr.v4.runtime.Token;

/**
 * Lets the lexer leave strings in triple quotes that are not closed, see {@link BlockStringEnd}.
 */
final class BlockStringCuts {
  private final SourceCharStream characters;
  private final BlockStringEnd ends;
  private int modes;

  BlockStringCuts(SourceCharStream characters) {
    this.characters = characters;
    this.ends = new BlockStringEnd(characters.toString());
  }

  /** Whether {@code token} is the end of such a string and not that of the text. */
  boolean resumes(LexedToken token, Lexer lexer) {
    if (token.getType() == SomaLexer.TEXT_OPEN && !characters.isCut()) {
      int end = ends.after(token);
      if (end >= 0) {
        characters.endAt(end);
        modes = lexer._modeStack.size();
      }
    }
    if (token.getType() != Token.EOF || !characters.isCut()) {
      return false;
    }
    while (lexer._modeStack.size() >= modes) {
      lexer.popMode();
    }
    lexer._hitEOF = false;
    characters.goOn();
    return true;
  }
}
