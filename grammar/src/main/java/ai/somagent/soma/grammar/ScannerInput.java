package ai.somagent.soma.grammar;

import org.antlr.v4.runtime.CharStream;
import org.antlr.v4.runtime.atn.LexerATNSimulator;
import org.antlr.v4.runtime.atn.PredictionContextCache;
import org.antlr.v4.runtime.dfa.DFA;

/** The text that a scanner stands in, and how it takes pieces of it. Stands in for ANTLR's own. */
abstract class ScannerInput extends LexerATNSimulator {
  private final SomaLexerBase lexer;
  private CharStream input;

  ScannerInput(SomaLexerBase lexer) {
    super(lexer, null, new DFA[0], new PredictionContextCache());
    this.lexer = lexer;
    this.input = lexer.getInputStream();
  }

  final void read(CharStream from) {
    input = from;
  }

  /** The character {@code offset} places further on. */
  int at(int offset) {
    return input.LA(offset + 1);
  }

  boolean looksAt(int offset, String text) {
    for (int i = 0; i < text.length(); i++) {
      if (at(offset + i) != text.charAt(i)) {
        return false;
      }
    }
    return true;
  }

  /** Takes {@code length} characters as a token. */
  int take(int length, int type) {
    for (int i = 0; i < length; i++) {
      consume(input);
    }
    return type;
  }

  int enter(int length, int type, int mode) {
    take(length, type);
    lexer.pushMode(mode);
    return type;
  }

  int leave(int length, int type) {
    take(length, type);
    lexer.popMode();
    return type;
  }

  int aside(int length, int type, int channel) {
    take(length, type);
    lexer.setChannel(channel);
    return type;
  }

  int wordEnd(int from) {
    int end = from;
    while (ScannerCharacters.isWord(at(end))) {
      end++;
    }
    return end;
  }

  int foreignEnd(int from) {
    int end = from;
    while (ScannerCharacters.isWord(at(end)) || ScannerCharacters.isForeign(at(end))) {
      end++;
    }
    return end;
  }

  final void skip() {
    lexer.skip();
  }
}
