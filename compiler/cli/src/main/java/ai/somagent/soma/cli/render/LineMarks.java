package ai.somagent.soma.cli.render;

import ai.somagent.soma.cli.render.MarkCanvas.Tone;
import java.util.ArrayList;
import java.util.List;

/**
 * Draws the marks of one line: all underlines on one row, the rightmost label beside its mark, the
 * others hung below, so that none covers another.
 */
final class LineMarks {
  private final DisplayLine line;
  private final int left;
  private final MarkCanvas canvas;

  /** Draws on {@code canvas}, {@code left} columns further to the right than the line says. */
  LineMarks(DisplayLine line, int left, MarkCanvas canvas) {
    this.line = line;
    this.left = left;
    this.canvas = canvas;
  }

  void draw(List<SnippetMark> marks) {
    for (SnippetMark mark : marks) {
      if (!mark.primary()) {
        underline(mark);
      }
    }
    for (SnippetMark mark : marks) {
      if (mark.primary()) {
        underline(mark);
      }
    }
    List<SnippetMark> labelled = labelled(marks);
    if (!labelled.isEmpty() && isLast(labelled.getFirst(), marks)) {
      SnippetMark last = labelled.removeFirst();
      canvas.put(0, end(last) + 1, last.label(), tone(last));
    }
    hang(labelled);
  }

  /** From right to left, because labels are hung in that order. */
  private static List<SnippetMark> labelled(List<SnippetMark> marks) {
    List<SnippetMark> found = new ArrayList<>();
    for (SnippetMark mark : marks) {
      if (!mark.label().isEmpty()) {
        found.add(mark);
      }
    }
    found.sort((a, b) -> Integer.compare(b.startColumn(), a.startColumn()));
    return found;
  }

  private boolean isLast(SnippetMark mark, List<SnippetMark> marks) {
    for (SnippetMark other : marks) {
      if (other != mark && end(other) > start(mark)) {
        return false;
      }
    }
    return true;
  }

  private void hang(List<SnippetMark> labelled) {
    for (int i = 0; i < labelled.size(); i++) {
      for (int row = 1; row < 2 + i; row++) {
        canvas.put(row, start(labelled.get(i)), "|", tone(labelled.get(i)));
      }
      canvas.put(2 + i, start(labelled.get(i)), labelled.get(i).label(), tone(labelled.get(i)));
    }
  }

  private void underline(SnippetMark mark) {
    canvas.fill(0, start(mark), end(mark), mark.sign(), tone(mark));
  }

  private int start(SnippetMark mark) {
    return left + line.column(mark.startColumn());
  }

  /** At least one column wide: an empty span is a place, too. */
  private int end(SnippetMark mark) {
    return Math.max(left + line.column(mark.endColumn()), start(mark) + 1);
  }

  static Tone tone(SnippetMark mark) {
    return mark.primary() ? Tone.PRIMARY : Tone.SECONDARY;
  }
}
