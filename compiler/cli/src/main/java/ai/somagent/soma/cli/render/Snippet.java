package ai.somagent.soma.cli.render;

import ai.somagent.soma.cli.render.MarkCanvas.Tone;
import ai.somagent.soma.source.LineMap;
import ai.somagent.soma.source.SourceText;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * The lines of one text that a diagnostic speaks of, each with its marks. Spans over several lines
 * are drawn as brackets at the left.
 */
final class Snippet {
  /** Longer spans show their first and last two lines only. */
  private static final int MAX_WHOLE = 6;

  private final SourceText source;
  private final LineMap map;
  private final List<SnippetMark> single = new ArrayList<>();

  /** Widest first, which stands leftmost. */
  private final List<SnippetMark> brackets = new ArrayList<>();

  private final Palette palette;
  private final String primary;
  private final int digits;
  private final int gutter;

  /** {@code primary} colours what the message is about; numbers take {@code digits} columns. */
  Snippet(
      SourceText source,
      LineMap map,
      List<SnippetMark> marks,
      Palette palette,
      String primary,
      int digits) {
    this.source = source;
    this.map = map;
    this.palette = palette;
    this.primary = primary;
    this.digits = digits;
    for (SnippetMark mark : marks) {
      (mark.spansLines() ? brackets : single).add(mark);
    }
    brackets.sort(
        (a, b) -> Integer.compare(b.endLine() - b.startLine(), a.endLine() - a.startLine()));
    gutter = brackets.isEmpty() ? 0 : brackets.size() + 1;
  }

  void print(StringBuilder out) {
    margin(out, "").append('\n');
    int before = -1;
    for (int line : lines()) {
      if (before >= 0 && line > before + 1) {
        out.append(palette.quiet()).append("...").append(palette.reset()).append('\n');
      }
      printLine(out, line);
      before = line;
    }
  }

  /** A gap of one line is filled: an ellipsis would take as much room. */
  private Set<Integer> lines() {
    Set<Integer> lines = new TreeSet<>();
    for (SnippetMark mark : single) {
      lines.add(mark.startLine());
    }
    for (SnippetMark mark : brackets) {
      boolean whole = mark.endLine() - mark.startLine() < MAX_WHOLE;
      for (int line = mark.startLine(); line <= mark.endLine(); line++) {
        if (whole || line < mark.startLine() + 2 || line > mark.endLine() - 2) {
          lines.add(line);
        }
      }
    }
    for (int line : List.copyOf(lines)) {
      if (lines.contains(line + 2)) {
        lines.add(line + 1);
      }
    }
    return lines;
  }

  private void printLine(StringBuilder out, int line) {
    List<SnippetMark> here = new ArrayList<>();
    int focus = Integer.MAX_VALUE;
    for (SnippetMark mark : single) {
      if (mark.startLine() == line) {
        here.add(mark);
        focus = Math.min(focus, mark.startColumn());
      }
    }
    String text = lineText(source, map, line);
    DisplayLine shown = DisplayLine.of(text, focus == Integer.MAX_VALUE ? 0 : focus);
    margin(out, Integer.toString(line + 1));
    MarkCanvas edge = new MarkCanvas();
    edge.put(0, 0, " ".repeat(gutter), Tone.BLANK);
    for (int i = 0; i < brackets.size(); i++) {
      SnippetMark mark = brackets.get(i);
      if (mark.startLine() == line && startsLine(mark, text)) {
        edge.put(0, i, "/", LineMarks.tone(mark));
      } else if (mark.startLine() < line && line <= mark.endLine()) {
        edge.put(0, i, "|", LineMarks.tone(mark));
      }
    }
    String content = shown.text();
    if (gutter > 0 || !content.isEmpty()) {
      out.append(' ').append(gutter > 0 ? edge.row(0, primary, palette) : "").append(content);
    }
    out.append('\n');
    MarkCanvas canvas = new MarkCanvas();
    if (!here.isEmpty()) {
      new LineMarks(shown, gutter, canvas).draw(here);
    }
    drawBrackets(canvas, line, text, shown);
    for (int row = 0; row < canvas.height(); row++) {
      margin(out, "").append(' ').append(canvas.row(row, primary, palette)).append('\n');
    }
  }

  private void drawBrackets(MarkCanvas canvas, int line, String text, DisplayLine shown) {
    for (int i = 0; i < brackets.size(); i++) {
      SnippetMark mark = brackets.get(i);
      if (mark.startLine() <= line && line < mark.endLine() && startsLine(mark, text)
          || mark.startLine() < line && line <= mark.endLine()) {
        for (int row = 0; row < canvas.height(); row++) {
          canvas.put(row, i, "|", LineMarks.tone(mark));
        }
      }
      if (mark.startLine() == line && !startsLine(mark, text)) {
        edge(canvas, i, line, shown.column(mark.startColumn()), " ", "");
      } else if (mark.endLine() == line) {
        int last = Math.max(0, shown.column(mark.endColumn()) - 1);
        edge(canvas, i, line, last, "|", mark.label());
      }
    }
  }

  /** A row from a bracket at the left to its sign under the line. */
  private void edge(
      MarkCanvas canvas, int bracket, int line, int column, String corner, String label) {
    int row = canvas.height();
    SnippetMark mark = brackets.get(bracket);
    Tone tone = LineMarks.tone(mark);
    for (int i = 0; i < bracket; i++) {
      SnippetMark outer = brackets.get(i);
      if (outer.startLine() <= line && line < outer.endLine()) {
        canvas.put(row, i, "|", LineMarks.tone(outer));
      }
    }
    canvas.put(row, bracket, corner, tone);
    canvas.fill(row, bracket + 1, gutter + column, '_', tone);
    canvas.put(row, gutter + column, String.valueOf(mark.sign()), tone);
    if (!label.isEmpty()) {
      canvas.put(row, gutter + column + 2, label, tone);
    }
  }

  private static boolean startsLine(SnippetMark mark, String text) {
    return mark.startColumn() <= text.length() && text.substring(0, mark.startColumn()).isBlank();
  }

  private StringBuilder margin(StringBuilder out, String number) {
    out.append(palette.quiet()).repeat(' ', digits - number.length()).append(number);
    return out.append(" |").append(palette.reset());
  }

  static String lineText(SourceText text, LineMap map, int line) {
    int end = map.lineEnd(line);
    int start = map.lineStart(line);
    while (end > start
        && (text.text().charAt(end - 1) == '\n' || text.text().charAt(end - 1) == '\r')) {
      end--;
    }
    return text.text().substring(start, end);
  }
}
