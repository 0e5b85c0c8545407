package ai.somagent.soma.source;

/**
 * A half-open range of UTF-16 offsets into one source text.
 *
 * @param start first offset, from 0
 * @param end offset after the last, never before {@code start}
 */
public record Span(int start, int end) {

  public Span {
    if (start < 0 || end < start) {
      throw new IllegalArgumentException("span " + start + ".." + end);
    }
  }

  public int length() {
    return end - start;
  }

  /** The smallest span that covers this one and {@code other}. */
  public Span to(Span other) {
    return new Span(Math.min(start, other.start), Math.max(end, other.end));
  }

  /** Whether {@code offset} lies inside or at either edge. */
  public boolean touches(int offset) {
    return start <= offset && offset <= end;
  }
}
