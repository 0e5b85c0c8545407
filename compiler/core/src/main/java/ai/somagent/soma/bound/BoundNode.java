package ai.somagent.soma.bound;

import ai.somagent.soma.source.Span;
import java.util.List;

/**
 * What one step needs, those inside it included.
 *
 * @param source name of the text that {@code span} is in
 * @param what in the author's terms, for example {@code call `mail.send`}
 * @param how how the parts add up to the whole
 * @param times most times that the parts run
 * @param atOnce most turns, or parts, that run at once; 0 for all parts
 * @param least what a run needs of it at least, where it gets to its end
 * @param most what a run needs of it at most
 */
public record BoundNode(
    String source,
    Span span,
    String what,
    How how,
    long times,
    long atOnce,
    Amounts least,
    Amounts most,
    List<BoundNode> parts) {
  public BoundNode {
    parts = List.copyOf(parts);
  }

  /** How parts add up. */
  public enum How {
    /** A step without parts. */
    SINGLE,
    /** One after the other. */
    SEQUENCE,
    /** One of them. */
    CHOICE,
    /** All of them, again and again. */
    LOOP,
    /** Again and again, several turns at once. */
    WINDOW,
    /** All at once. */
    BESIDE
  }
}
