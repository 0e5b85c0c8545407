package ai.somagent.soma.parse;

import java.util.List;
import org.antlr.v4.runtime.RuleContext;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.TokenSource;
import org.antlr.v4.runtime.TokenStream;
import org.antlr.v4.runtime.misc.Interval;

/**
 * The tokens a parser sees, all of them read beforehand, the end of the text last. Recovery may add
 * tokens and take them away.
 */
final class TokenBuffer implements TokenStream {
  private final TokenSource source;
  private final List<LexedToken> tokens;
  private int position;

  TokenBuffer(TokenSource source, List<LexedToken> tokens) {
    this.source = source;
    this.tokens = tokens;
    renumber(0);
  }

  List<LexedToken> tokens() {
    return tokens;
  }

  /** Numbers tokens from {@code from} on after a change. */
  void renumber(int from) {
    for (int i = from; i < tokens.size(); i++) {
      tokens.get(i).setTokenIndex(i);
    }
  }

  void insert(int index, LexedToken token) {
    tokens.add(index, token);
    renumber(index);
  }

  void remove(int index) {
    tokens.remove(index);
    renumber(index);
  }

  /**
   * Adds a token without characters, {@code offset} places from the current one, on the line of the
   * token that it comes to stand before.
   */
  LexedToken insertVirtual(int offset, int type) {
    LexedToken virtual = LexedToken.virtualAfter(at(offset - 1), type);
    LexedToken next = at(offset);
    virtual.setLine(next.getLine());
    virtual.opener = next.opener;
    insert(position + offset, virtual);
    return virtual;
  }

  /** Whether the token {@code offset} places on stands on the line of the one before it. */
  boolean isSameLine(int offset) {
    return at(offset).getLine() == at(offset - 1).getLine();
  }

  /** The token {@code offset} places from the current one, the first or last beyond the ends. */
  LexedToken at(int offset) {
    return tokens.get(Math.max(0, Math.min(position + offset, tokens.size() - 1)));
  }

  @Override
  public LexedToken LT(int k) {
    return k == 1 ? tokens.get(position) : at(k > 0 ? k - 1 : k);
  }

  @Override
  public int LA(int i) {
    return LT(i).getType();
  }

  @Override
  public LexedToken get(int index) {
    return tokens.get(index);
  }

  @Override
  public void consume() {
    if (position < tokens.size() - 1) {
      position++;
    }
  }

  @Override
  public int mark() {
    return 0;
  }

  @Override
  public void release(int marker) {}

  @Override
  public int index() {
    return position;
  }

  @Override
  public void seek(int index) {
    position = index;
  }

  @Override
  public int size() {
    return tokens.size();
  }

  @Override
  public String getSourceName() {
    return source.getSourceName();
  }

  @Override
  public TokenSource getTokenSource() {
    return source;
  }

  @Override
  public String getText(Interval interval) {
    StringBuilder text = new StringBuilder();
    for (int i = Math.max(0, interval.a); i <= interval.b && i < tokens.size(); i++) {
      text.append(tokens.get(i).getText());
    }
    return text.toString();
  }

  @Override
  public String getText() {
    return getText(Interval.of(0, tokens.size() - 1));
  }

  @Override
  public String getText(RuleContext context) {
    return getText(context.getSourceInterval());
  }

  @Override
  public String getText(Token start, Token stop) {
    return getText(Interval.of(start.getTokenIndex(), stop.getTokenIndex()));
  }
}
