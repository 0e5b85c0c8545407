package ai.somagent.soma.contract.text;

import java.text.Normalizer;
import java.util.Locale;

/** Strings, numbers and comments as Soma writes them. */
public final class SomaLiteral {
  private static final int MOST_DOC_LINES = 6;
  private static final int LONGEST_DOC_LINE = 400;

  private SomaLiteral() {}

  /** {@code text} in quotes, in ASCII. */
  public static String string(String text) {
    StringBuilder out = new StringBuilder(text.length() + 2).append('"');
    text.codePoints().forEach(c -> character(c, out));
    return out.append('"').toString();
  }

  private static void character(int c, StringBuilder out) {
    if (c == '"' || c == '\\' || c == '$') {
      out.append('\\').append((char) c);
    } else if (c == '\n') {
      out.append("\\n");
    } else if (c >= ' ' && c < 0x7f) {
      out.append((char) c);
    } else if (c <= 0xffff) {
      out.append(String.format(Locale.ROOT, "\\u%04x", c));
    } else {
      out.append(String.format(Locale.ROOT, "\\U%08x", c));
    }
  }

  /** A limit: whole where it can be. */
  public static String number(double value) {
    boolean whole = value == Math.rint(value) && Math.abs(value) < 9e15;
    return whole ? Long.toString((long) value) : Double.toString(value).toLowerCase(Locale.ROOT);
  }

  /** {@code text} as lines of a doc comment, each ended; empty when it says nothing. */
  public static String doc(String text, String indent) {
    StringBuilder out = new StringBuilder();
    int count = 0;
    for (String line : text.split("\\R")) {
      String shown = visible(line).strip();
      if (!shown.isEmpty() && count < MOST_DOC_LINES) {
        out.append(indent).append("/// ").append(shown).append('\n');
        count++;
      }
    }
    return out.toString();
  }

  private static String visible(String line) {
    StringBuilder out = new StringBuilder();
    line.codePoints()
        .limit(LONGEST_DOC_LINE)
        .forEach(c -> out.appendCodePoint(isVisible(c) ? c : ' '));
    return Normalizer.normalize(out, Normalizer.Form.NFC);
  }

  private static boolean isVisible(int c) {
    if (c < 0x7f) {
      return c >= ' ';
    }
    return switch (Character.getType(c)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.PRIVATE_USE,
          Character.UNASSIGNED,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.NON_SPACING_MARK,
          Character.ENCLOSING_MARK ->
          false;
      default -> c != 0x115f && c != 0x1160 && c != 0x3164 && c != 0xffa0 && c != 0xfffc;
    };
  }
}
