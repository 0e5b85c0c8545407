package ai.somagent.soma.parse;

import ai.somagent.soma.grammar.SomaLexer;
import org.antlr.v4.runtime.Lexer;
import org.antlr.v4.runtime.Token;
import org.jspecify.annotations.Nullable;

/**
 * Lets the lexer leave strings in triple quotes that are not closed, see {@link BlockStringEnd}.
 */
final class BlockStringCuts {
  private final SourceCharStream characters;
  private final BlockStringEnd ends;
  private @Nullable LexedToken string;
  private int modes;

  BlockStringCuts(SourceCharStream characters) {
    this.characters = characters;
    this.ends = new BlockStringEnd(characters.toString());
  }

  /** The string that {@code token} ends, without being the end of the text; null for others. */
  @Nullable LexedToken endedBy(LexedToken token, Lexer lexer) {
    if (token.getType() == SomaLexer.TEXT_OPEN && !characters.isCut()) {
      int end = ends.after(token);
      if (end >= 0) {
        characters.endAt(end);
        modes = lexer._modeStack.size();
        string = token;
      }
    }
    if (token.getType() != Token.EOF || !characters.isCut()) {
      return null;
    }
    while (lexer._modeStack.size() >= modes) {
      lexer.popMode();
    }
    lexer._hitEOF = false;
    characters.goOn();
    return string;
  }
}
