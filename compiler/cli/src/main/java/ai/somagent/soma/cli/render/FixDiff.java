package ai.somagent.soma.cli.render;

import ai.somagent.soma.diagnostic.CodeFix;
import ai.somagent.soma.diagnostic.TextEdit;
import ai.somagent.soma.source.LineMap;
import ai.somagent.soma.source.SourceText;
import java.util.ArrayList;
import java.util.List;

/** Shows what a fix would change as removed and added lines. */
final class FixDiff {
  /** Larger changes are not shown: their title says enough. */
  private static final int MAX_LINES = 12;

  private static final int MAX_CHARACTERS = 10_000;

  private final SourceText source;
  private final LineMap map;
  private final Palette palette;
  private final int digits;

  FixDiff(SourceText source, LineMap map, Palette palette, int digits) {
    this.source = source;
    this.map = map;
    this.palette = palette;
    this.digits = digits;
  }

  void print(StringBuilder out, CodeFix fix) {
    List<TextEdit> edits = new ArrayList<>(fix.edits());
    edits.sort((a, b) -> Integer.compare(a.span().start(), b.span().start()));
    StringBuilder lines = new StringBuilder();
    int printed = 0;
    for (int i = 0; i < edits.size(); ) {
      int first = map.line(edits.get(i).span().start());
      int last = map.line(edits.get(i).span().end());
      int next = i + 1;
      while (next < edits.size() && map.line(edits.get(next).span().start()) <= last + 1) {
        last = Math.max(last, map.line(edits.get(next).span().end()));
        next++;
      }
      printed += hunk(lines, first, last, edits.subList(i, next));
      i = next;
    }
    if (printed > 0 && printed <= MAX_LINES) {
      margin(out, "", "").append("|").append(palette.reset()).append('\n').append(lines);
    }
  }

  /** Prints what differs of lines {@code first} to {@code last}; gives how many lines that took. */
  private int hunk(StringBuilder out, int first, int last, List<TextEdit> edits) {
    int start = map.lineStart(first);
    int end = map.lineEnd(last);
    if (end - start > MAX_CHARACTERS) {
      return MAX_LINES + 1;
    }
    StringBuilder changed = new StringBuilder();
    int at = start;
    for (TextEdit edit : edits) {
      changed.append(source.text(), at, Math.max(at, edit.span().start()));
      changed.append(edit.replacement());
      at = Math.max(at, edit.span().end());
    }
    changed.append(source.text(), at, Math.max(at, end));
    List<String> before = source.text().substring(start, end).lines().toList();
    List<String> after = changed.toString().lines().toList();
    int same = 0;
    while (same < Math.min(before.size(), after.size())
        && before.get(same).equals(after.get(same))) {
      same++;
    }
    int tail = 0;
    while (tail < Math.min(before.size(), after.size()) - same
        && before.get(before.size() - 1 - tail).equals(after.get(after.size() - 1 - tail))) {
      tail++;
    }
    for (int i = same; i < before.size() - tail; i++) {
      int focus = i < after.size() - tail ? difference(before.get(i), after.get(i)) : 0;
      line(out, first + i, "-", before.get(i), focus, palette.removed());
    }
    for (int i = same; i < after.size() - tail; i++) {
      int focus = i < before.size() - tail ? difference(before.get(i), after.get(i)) : 0;
      line(out, first + i, "+", after.get(i), focus, palette.added());
    }
    return before.size() + after.size() - 2 * (same + tail);
  }

  private static int difference(String before, String after) {
    int at = 0;
    while (at < Math.min(before.length(), after.length())
        && before.charAt(at) == after.charAt(at)) {
      at++;
    }
    return at;
  }

  private void line(StringBuilder out, int line, String sign, String text, int focus, String tone) {
    margin(out, Integer.toString(line + 1), palette.reset()).append(tone).append(sign);
    String shown = DisplayLine.of(text, focus).text();
    out.append(shown.isEmpty() ? "" : " ").append(shown).append(palette.reset()).append('\n');
  }

  private StringBuilder margin(StringBuilder out, String number, String end) {
    out.append(palette.quiet()).repeat(' ', Math.max(0, digits - number.length()));
    return out.append(number).append(' ').append(end);
  }
}
