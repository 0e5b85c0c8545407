package ai.somagent.soma.bound;

import ai.somagent.soma.source.Span;

/**
 * A step that a number comes from.
 *
 * @param source name of the text that {@code span} is in
 * @param each what it needs once
 * @param times how often it runs at most, the loops around it included
 */
public record BoundLine(String source, Span span, String what, long each, long times) {
  /** What it needs in all; {@link Amounts#UNBOUNDED} when there is no limit. */
  public long total() {
    return Amounts.multiply(each, times);
  }
}
