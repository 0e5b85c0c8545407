package ai.somagent.soma.cli.render;

import java.util.ArrayList;
import java.util.List;

/** Rows of characters under a source line, drawn in any order. Not thread-safe. */
final class MarkCanvas {
  /** What a character belongs to, which decides its colour. */
  enum Tone {
    BLANK,
    PRIMARY,
    SECONDARY
  }

  private final List<StringBuilder> rows = new ArrayList<>();
  private final List<List<Tone>> tones = new ArrayList<>();

  int height() {
    return rows.size();
  }

  void put(int row, int column, String text, Tone tone) {
    while (rows.size() <= row) {
      rows.add(new StringBuilder());
      tones.add(new ArrayList<>());
    }
    StringBuilder line = rows.get(row);
    List<Tone> kinds = tones.get(row);
    while (line.length() < column + text.length()) {
      line.append(' ');
      kinds.add(Tone.BLANK);
    }
    for (int i = 0; i < text.length(); i++) {
      line.setCharAt(column + i, text.charAt(i));
      kinds.set(column + i, tone);
    }
  }

  /** Fills {@code from}..{@code until} with {@code sign}. */
  void fill(int row, int from, int until, char sign, Tone tone) {
    put(row, from, String.valueOf(sign).repeat(Math.max(0, until - from)), tone);
  }

  /** A row with escape sequences; {@code primary} colours what is primary. */
  String row(int row, String primary, Palette palette) {
    StringBuilder out = new StringBuilder();
    Tone current = Tone.BLANK;
    StringBuilder line = rows.get(row);
    for (int i = 0; i < line.length(); i++) {
      Tone tone = tones.get(row).get(i);
      if (tone != current) {
        out.append(current == Tone.BLANK ? "" : palette.reset());
        out.append(
            switch (tone) {
              case BLANK -> "";
              case PRIMARY -> primary;
              case SECONDARY -> palette.quiet();
            });
        current = tone;
      }
      out.append(line.charAt(i));
    }
    return out.append(current == Tone.BLANK ? "" : palette.reset()).toString();
  }
}
