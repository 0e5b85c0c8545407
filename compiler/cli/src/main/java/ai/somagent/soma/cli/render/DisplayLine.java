package ai.somagent.soma.cli.render;

/**
 * A source line as a terminal shows it: tabs become four columns, what would move the cursor
 * becomes U+FFFD, and only a window of a very long line is shown.
 */
final class DisplayLine {
  /** Columns shown of one line. */
  static final int MAX_WIDTH = 160;

  private static final int TAB = 4;
  private static final int BEFORE = 40;

  /** Of a longer line, only what may be in sight is looked at. */
  private static final int NEAR = 2_000;

  private final String shown;

  /** The column where the character at each UTF-16 offset starts; one more than the line has. */
  private final int[] columns;

  private final int from;
  private final int until;

  /** Characters of the line before and after those of {@code shown}. */
  private final int cutBefore;

  private final int cutAfter;

  private DisplayLine(
      String shown, int[] columns, int from, int until, int cutBefore, int cutAfter) {
    this.shown = shown;
    this.columns = columns;
    this.from = from;
    this.until = until;
    this.cutBefore = cutBefore;
    this.cutAfter = cutAfter;
  }

  /** Shows {@code line}, cut around {@code focus} (a UTF-16 offset) when it is too long. */
  static DisplayLine of(String line, int focus) {
    if (line.length() <= 2 * NEAR) {
      return of(line, focus, 0, 0);
    }
    int at = Math.clamp(focus, 0, line.length());
    int start = boundary(line, Math.max(0, at - NEAR));
    int end = boundary(line, Math.min(line.length(), at + NEAR));
    return of(line.substring(start, end), at - start, start, line.length() - end);
  }

  /** Before the pair when {@code at} is inside one. */
  private static int boundary(String line, int at) {
    boolean inside =
        at > 0
            && at < line.length()
            && Character.isSurrogatePair(line.charAt(at - 1), line.charAt(at));
    return inside ? at - 1 : at;
  }

  private static DisplayLine of(String line, int focus, int cutBefore, int cutAfter) {
    StringBuilder out = new StringBuilder(line.length() + 8);
    int[] columns = new int[line.length() + 1];
    int column = 0;
    for (int at = 0; at < line.length(); ) {
      int point = line.codePointAt(at);
      int size = Character.charCount(point);
      int width = point == '\t' ? TAB : width(point);
      append(out, point);
      for (int i = 0; i < size; i++) {
        columns[at + i] = column;
      }
      column += width;
      at += size;
    }
    columns[line.length()] = column;
    int target = columns[Math.clamp(focus, 0, line.length())];
    int from = column > MAX_WIDTH && target > MAX_WIDTH - BEFORE ? target - BEFORE : 0;
    int until = Math.min(column, from + MAX_WIDTH);
    return new DisplayLine(out.toString(), columns, from, until, cutBefore, cutAfter);
  }

  private static void append(StringBuilder out, int point) {
    int type = Character.getType(point);
    if (point == '\t') {
      out.repeat(' ', TAB);
    } else if (Character.isISOControl(point)
        || type == Character.FORMAT
        || type == Character.SURROGATE
        || type == Character.LINE_SEPARATOR
        || type == Character.PARAGRAPH_SEPARATOR) {
      out.append('\ufffd');
    } else {
      out.appendCodePoint(point);
    }
  }

  /** {@code text} without anything that a terminal would obey. */
  static String printable(String text) {
    StringBuilder out = new StringBuilder(text.length());
    text.codePoints().forEach(point -> append(out, point));
    return out.toString();
  }

  /** The column of a UTF-16 offset within the window, at most one past it. */
  int column(int offset) {
    int column = columns[Math.clamp(offset - cutBefore, 0, columns.length - 1)];
    return Math.clamp(column, from, Math.max(from, until)) - from;
  }

  /** The window, with an ellipsis where the line goes on. */
  String text() {
    boolean goesOn = until < columns[columns.length - 1] || cutAfter > 0;
    if (from == 0 && cutBefore == 0 && !goesOn) {
      return shown;
    }
    int column = 0;
    StringBuilder out = new StringBuilder();
    for (int at = 0; at < shown.length(); ) {
      int point = shown.codePointAt(at);
      if (column >= from && column < until) {
        out.appendCodePoint(point);
      }
      column += width(point);
      at += Character.charCount(point);
    }
    if (from + cutBefore > 0 && !out.isEmpty()) {
      out.replace(0, Character.charCount(out.codePointAt(0)), "…");
    }
    return goesOn ? out.append('…').toString() : out.toString();
  }

  /** Columns a terminal gives a character: 2 for East Asian wide ones and emoji, 0 for marks. */
  static int width(int point) {
    int type = Character.getType(point);
    if (type == Character.NON_SPACING_MARK || type == Character.ENCLOSING_MARK) {
      return 0;
    }
    boolean wide =
        point >= 0x1100 && point <= 0x115f
            || point >= 0x2e80 && point <= 0xa4cf
            || point >= 0xac00 && point <= 0xd7a3
            || point >= 0xf900 && point <= 0xfaff
            || point >= 0xfe30 && point <= 0xfe6f
            || point >= 0xff00 && point <= 0xff60
            || point >= 0x1f300 && point <= 0x1faff
            || point >= 0x20000 && point <= 0x3fffd;
    return wide ? 2 : 1;
  }
}
