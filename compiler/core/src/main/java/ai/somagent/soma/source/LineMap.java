package ai.somagent.soma.source;

import java.util.Arrays;

/** Offsets to lines and columns, both from 0, columns in UTF-16 units. Immutable. */
public final class LineMap {
  private final int[] starts;
  private final int length;

  private LineMap(int[] starts, int length) {
    this.starts = starts;
    this.length = length;
  }

  /** Lines end with LF, CR LF or a lone CR. */
  public static LineMap of(String text) {
    int[] starts = new int[Math.max(16, text.length() / 32)];
    int count = 1;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean ends =
          c == '\n' || c == '\r' && (i + 1 == text.length() || text.charAt(i + 1) != '\n');
      if (ends) {
        if (count == starts.length) {
          starts = Arrays.copyOf(starts, count * 2);
        }
        starts[count++] = i + 1;
      }
    }
    return new LineMap(Arrays.copyOf(starts, count), text.length());
  }

  public int lineCount() {
    return starts.length;
  }

  /** The line of {@code offset}, from 0; an offset past the end is on the last line. */
  public int line(int offset) {
    int found = Arrays.binarySearch(starts, offset);
    return found >= 0 ? found : -found - 2;
  }

  /** The column of {@code offset} in its line, from 0. */
  public int column(int offset) {
    return offset - starts[line(offset)];
  }

  /** The offset where {@code line} starts. */
  public int lineStart(int line) {
    return starts[line];
  }

  /** The offset where the line after {@code line} starts, or the length of the text. */
  public int lineEnd(int line) {
    return line + 1 < starts.length ? starts[line + 1] : length;
  }
}
