package ai.somagent.soma.lower;

import ai.somagent.soma.ir.SourceMap.Place;
import ai.somagent.soma.source.LineMap;
import ai.somagent.soma.source.SourceText;
import ai.somagent.soma.source.Span;

/** Spans of one text as places that people can read. */
final class SourcePlaces {
  private static final int LONGEST_EXCERPT = 80;

  private final SourceText source;
  private final LineMap lines;

  SourcePlaces(SourceText source) {
    this.source = source;
    this.lines = source.lines();
  }

  Place place(Span span) {
    return new Place(
        source.name(),
        lines.line(span.start()) + 1,
        lines.column(span.start()) + 1,
        lines.line(span.end()) + 1,
        lines.column(span.end()) + 1,
        excerpt(span));
  }

  private String excerpt(Span span) {
    int end = Math.min(span.end(), lines.lineEnd(lines.line(span.start())));
    String line = source.text().substring(span.start(), end).strip();
    return line.length() <= LONGEST_EXCERPT ? line : cut(line);
  }

  private static String cut(String line) {
    int end = LONGEST_EXCERPT - 1;
    if (Character.isHighSurrogate(line.charAt(end - 1))) {
      end--;
    }
    return line.substring(0, end) + "…";
  }
}
