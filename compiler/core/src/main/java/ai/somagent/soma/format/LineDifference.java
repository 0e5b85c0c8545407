package ai.somagent.soma.format;

import ai.somagent.soma.diagnostic.TextEdit;
import ai.somagent.soma.source.Span;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The edits from one text to another: lines that occur once in both anchor the comparison, and what
 * differs between anchors is cut down to the characters that differ. Takes time in proportion to
 * the texts, up to a logarithm.
 */
final class LineDifference {
  private final String before;
  private final String after;
  private final int offset;
  private final int[] oldLines;
  private final int[] newLines;
  private final List<TextEdit> edits = new ArrayList<>();

  private LineDifference(String before, String after, int offset) {
    this.before = before;
    this.after = after;
    this.offset = offset;
    this.oldLines = starts(before);
    this.newLines = starts(after);
  }

  /** Edits in order of place, not touching each other; {@code before} starts at {@code offset}. */
  static List<TextEdit> edits(String before, String after, int offset) {
    LineDifference difference = new LineDifference(before, after, offset);
    difference.compare(0, difference.oldLines.length - 1, 0, difference.newLines.length - 1);
    return difference.edits;
  }

  /** The starts of all lines, and the length of the text. */
  private static int[] starts(String text) {
    List<Integer> starts = new ArrayList<>();
    starts.add(0);
    for (int feed = text.indexOf('\n'); feed >= 0; feed = text.indexOf('\n', feed + 1)) {
      starts.add(feed + 1);
    }
    if (starts.getLast() < text.length()) {
      starts.add(text.length());
    }
    return starts.stream().mapToInt(Integer::intValue).toArray();
  }

  private String oldLine(int line) {
    return before.substring(oldLines[line], oldLines[line + 1]);
  }

  private String newLine(int line) {
    return after.substring(newLines[line], newLines[line + 1]);
  }

  private void compare(int oldFrom, int oldTo, int newFrom, int newTo) {
    int a = oldFrom;
    int b = newFrom;
    while (a < oldTo && b < newTo && oldLine(a).equals(newLine(b))) {
      a++;
      b++;
    }
    int c = oldTo;
    int d = newTo;
    while (c > a && d > b && oldLine(c - 1).equals(newLine(d - 1))) {
      c--;
      d--;
    }
    if (a == c && b == d) {
      return;
    }
    List<int[]> anchors = anchors(a, c, b, d);
    if (anchors.isEmpty()) {
      differ(a, c, b, d);
      return;
    }
    for (int[] anchor : anchors) {
      compare(a, anchor[0], b, anchor[1]);
      a = anchor[0] + 1;
      b = anchor[1] + 1;
    }
    compare(a, c, b, d);
  }

  /** The longest run of pairs of lines, each line once in both ranges, in order of both. */
  private List<int[]> anchors(int oldFrom, int oldTo, int newFrom, int newTo) {
    Map<String, Integer> once = new HashMap<>();
    for (int line = newFrom; line < newTo; line++) {
      once.merge(newLine(line), line, (one, other) -> -1);
    }
    Map<String, Integer> seen = new HashMap<>();
    for (int line = oldFrom; line < oldTo; line++) {
      seen.merge(oldLine(line), 1, Integer::sum);
    }
    List<int[]> pairs = new ArrayList<>();
    for (int line = oldFrom; line < oldTo; line++) {
      int other = once.getOrDefault(oldLine(line), -1);
      if (other >= 0 && seen.getOrDefault(oldLine(line), 0) == 1) {
        pairs.add(new int[] {line, other});
      }
    }
    return longestRising(pairs);
  }

  private static List<int[]> longestRising(List<int[]> pairs) {
    int[] tails = new int[pairs.size()];
    int[] previous = new int[pairs.size()];
    int length = 0;
    for (int i = 0; i < pairs.size(); i++) {
      int low = 0;
      int high = length;
      while (low < high) {
        int middle = (low + high) >>> 1;
        if (pairs.get(tails[middle])[1] < pairs.get(i)[1]) {
          low = middle + 1;
        } else {
          high = middle;
        }
      }
      previous[i] = low == 0 ? -1 : tails[low - 1];
      tails[low] = i;
      length = Math.max(length, low + 1);
    }
    List<int[]> run = new ArrayList<>();
    for (int i = length == 0 ? -1 : tails[length - 1]; i >= 0; i = previous[i]) {
      run.addFirst(pairs.get(i));
    }
    return run;
  }

  private void differ(int oldFrom, int oldTo, int newFrom, int newTo) {
    if (oldTo - oldFrom == newTo - newFrom) {
      for (int i = 0; i < oldTo - oldFrom; i++) {
        replace(
            oldLines[oldFrom + i],
            oldLines[oldFrom + i + 1],
            newLines[newFrom + i],
            newLines[newFrom + i + 1]);
      }
    } else {
      replace(oldLines[oldFrom], oldLines[oldTo], newLines[newFrom], newLines[newTo]);
    }
  }

  private void replace(int oldStart, int oldEnd, int newStart, int newEnd) {
    int a = oldStart;
    int b = newStart;
    while (a < oldEnd && b < newEnd && before.charAt(a) == after.charAt(b)) {
      a++;
      b++;
    }
    int c = oldEnd;
    int d = newEnd;
    while (c > a && d > b && before.charAt(c - 1) == after.charAt(d - 1)) {
      c--;
      d--;
    }
    if (a < c || b < d) {
      edits.add(new TextEdit(new Span(offset + a, offset + c), after.substring(b, d)));
    }
  }
}
