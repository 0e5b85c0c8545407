package ai.somagent.soma.source;

/**
 * One source file as the compiler sees it. Immutable and thread-safe.
 *
 * @param name how users know the text: a path relative to the workspace, or {@code <stdin>}
 * @param text the whole text; line endings as the author wrote them
 */
public record SourceText(String name, String text) {

  /** The characters of {@code span}. */
  public String slice(Span span) {
    return text.substring(span.start(), span.end());
  }

  /** A line map of this text; computed anew at each call, so keep it. */
  public LineMap lines() {
    return LineMap.of(text);
  }
}
