package ai.somagent.soma.lsp;

import ai.somagent.soma.source.LineMap;
import ai.somagent.soma.source.Span;
import org.eclipse.lsp4j.Position;
import org.eclipse.lsp4j.Range;

/**
 * Offsets of one text to positions of the protocol and back; both count UTF-16 units. Positions
 * outside of the text mean the nearest place inside it, as the protocol has it. Immutable.
 */
final class LspPositions {
  private final String text;
  private final LineMap lines;

  LspPositions(String text) {
    this.text = text;
    this.lines = LineMap.of(text);
  }

  Position position(int offset) {
    int inside = Math.clamp(offset, 0, text.length());
    return new Position(lines.line(inside), lines.column(inside));
  }

  Range range(Span span) {
    return new Range(position(span.start()), position(span.end()));
  }

  int offset(Position position) {
    if (position.getLine() < 0) {
      return 0;
    }
    if (position.getLine() >= lines.lineCount()) {
      return text.length();
    }
    int start = lines.lineStart(position.getLine());
    int length = lineContentEnd(position.getLine()) - start;
    return start + Math.clamp(position.getCharacter(), 0, length);
  }

  /** A range whose end lies before its start is empty. */
  Span span(Range range) {
    int start = offset(range.getStart());
    return new Span(start, Math.max(start, offset(range.getEnd())));
  }

  private int lineContentEnd(int line) {
    int end = lines.lineEnd(line);
    int start = lines.lineStart(line);
    while (end > start && (text.charAt(end - 1) == '\n' || text.charAt(end - 1) == '\r')) {
      end--;
    }
    return end;
  }
}
