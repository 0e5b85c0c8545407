package ai.somagent.soma.parse;

import ai.somagent.soma.grammar.SomaLexer;
import ai.somagent.soma.source.Span;
import org.antlr.v4.runtime.CharStream;
import org.antlr.v4.runtime.CommonToken;
import org.antlr.v4.runtime.TokenFactory;
import org.antlr.v4.runtime.TokenSource;
import org.antlr.v4.runtime.misc.Pair;
import org.jspecify.annotations.Nullable;

/** A token that knows its bracket. Compared by identity. */
@SuppressWarnings("serial") // tokens are never serialised, although ANTLR's could be
final class LexedToken extends CommonToken {
  static final TokenFactory<LexedToken> FACTORY = new Factory();

  /** The other bracket of a pair, once paired. */
  @Nullable LexedToken partner;

  /** The innermost bracket that is open where this token stands; its partner for a closing one. */
  @Nullable LexedToken opener;

  /** Whether it is a closing bracket that closes nothing. */
  boolean surplus;

  /** Whether the parser, not the author, put it here. */
  boolean virtual;

  LexedToken(Pair<TokenSource, CharStream> source, int type, int channel, int start, int stop) {
    super(source, type, channel, start, stop);
  }

  /** A token without characters, right behind {@code before}. */
  static LexedToken virtualAfter(LexedToken before, int type) {
    int at = before.getStopIndex() + 1;
    LexedToken token = new LexedToken(before.source, type, DEFAULT_CHANNEL, at, at - 1);
    token.setText("");
    token.setLine(before.getLine());
    token.setCharPositionInLine(before.getCharPositionInLine() + before.length());
    token.virtual = true;
    return token;
  }

  /** A token of one character on the line of {@code other}. */
  static LexedToken of(LexedToken other, int type, int at) {
    LexedToken token = new LexedToken(other.source, type, DEFAULT_CHANNEL, at, at);
    token.setLine(other.getLine());
    token.setCharPositionInLine(
        Math.max(0, other.getCharPositionInLine() - (other.getStartIndex() - at)));
    return token;
  }

  int length() {
    return stop - start + 1;
  }

  /** What the author would point at: neither the end of the text nor that of a line. */
  Span span() {
    return new Span(start, end());
  }

  /** Offset after the last character of {@link #span}. */
  int end() {
    boolean sign = type == EOF || type == SomaLexer.UNTERMINATED;
    return sign ? start : Math.max(start, stop + 1);
  }

  private static final class Factory implements TokenFactory<LexedToken> {
    @Override
    public LexedToken create(
        Pair<TokenSource, CharStream> source,
        int type,
        @Nullable String text,
        int channel,
        int start,
        int stop,
        int line,
        int column) {
      LexedToken token = new LexedToken(source, type, channel, start, stop);
      token.setLine(line);
      token.setCharPositionInLine(column);
      return token;
    }

    @Override
    public LexedToken create(int type, String text) {
      throw new UnsupportedOperationException("tokens come from a text");
    }
  }
}
