package ai.somagent.soma.parse;

import org.antlr.v4.runtime.CharStream;
import org.antlr.v4.runtime.misc.Interval;

/**
 * A string as ANTLR wants to read it, in UTF-16 units: its offsets are ours, and a lone surrogate,
 * which ANTLR's own streams refuse, is one more character.
 */
final class SourceCharStream implements CharStream {
  private final String text;
  private final String name;
  private int position;
  private int end;

  SourceCharStream(String text, String name) {
    this.text = text;
    this.name = name;
    this.end = text.length();
  }

  /** Lets the text seem to end at {@code offset}. */
  void endAt(int offset) {
    end = offset;
  }

  /** Whether more follows behind where the text seems to end. */
  boolean isCut() {
    return end < text.length();
  }

  /** Lets the text go on to its real end. */
  void goOn() {
    end = text.length();
  }

  @Override
  public void consume() {
    if (position >= end) {
      throw new IllegalStateException("cannot consume the end of the text");
    }
    position++;
  }

  @Override
  public int LA(int i) {
    int at = i > 0 ? position + i - 1 : position + i;
    return at >= 0 && at < end && i != 0 ? text.charAt(at) : EOF;
  }

  @Override
  public int mark() {
    return -1;
  }

  @Override
  public void release(int marker) {}

  @Override
  public int index() {
    return position;
  }

  @Override
  public void seek(int index) {
    position = Math.min(index, end);
  }

  @Override
  public int size() {
    return end;
  }

  @Override
  public String getSourceName() {
    return name;
  }

  @Override
  public String getText(Interval interval) {
    int end = Math.min(interval.b + 1, text.length());
    return interval.a >= end ? "" : text.substring(interval.a, end);
  }

  @Override
  public String toString() {
    return text;
  }
}
