package ai.somagent.soma.cli.render;

import ai.somagent.soma.source.LineMap;
import ai.somagent.soma.source.Span;

/**
 * A span to underline, in lines and UTF-16 offsets within them, both from 0.
 *
 * @param endColumn the offset after the last character, on {@code endLine}
 * @param label empty for none
 */
record SnippetMark(
    int startLine, int startColumn, int endLine, int endColumn, String label, boolean primary) {

  static SnippetMark of(LineMap map, Span span, String label, boolean primary) {
    int startLine = map.line(span.start());
    int startColumn = map.column(span.start());
    int endLine = map.line(span.end());
    int endColumn = map.column(span.end());
    if (endColumn == 0 && endLine > startLine) {
      // A span that takes the line break with it ends on the line that it breaks.
      endLine--;
      endColumn = map.lineEnd(endLine) - map.lineStart(endLine);
    }
    return new SnippetMark(startLine, startColumn, endLine, endColumn, label, primary);
  }

  boolean spansLines() {
    return endLine > startLine;
  }

  char sign() {
    return primary ? '^' : '-';
  }
}
