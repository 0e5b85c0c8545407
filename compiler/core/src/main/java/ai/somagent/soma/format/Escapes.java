package ai.somagent.soma.format;

import java.text.Normalizer;
import java.util.HexFormat;

/** Decoded text to the characters between quotes. */
public final class Escapes {
  private static final HexFormat HEX = HexFormat.of();

  private Escapes() {}

  /** Whether {@code text} holds a backslash and nothing that quotes would need to escape. */
  static boolean fitsRaw(String text) {
    if (text.indexOf('\\') < 0 || text.indexOf('"') >= 0) {
      return false;
    }
    return text.codePoints().noneMatch(Escapes::isHidden) && isNormal(text);
  }

  /** {@code block} keeps line feeds, and quotes that cannot be read as the closing ones. */
  public static String escape(String text, boolean block) {
    String escaped = escape(text, block, false);
    return isNormal(escaped) ? escaped : escape(text, block, true);
  }

  private static String escape(String text, boolean block, boolean asciiOnly) {
    StringBuilder out = new StringBuilder(text.length() + 8);
    int i = 0;
    while (i < text.length()) {
      int c = text.codePointAt(i);
      i += Character.charCount(c);
      switch (c) {
        case '\\' -> out.append("\\\\");
        case '"' -> out.append(block && i < text.length() && !quotesAt(text, i) ? "\"" : "\\\"");
        case '\n' -> out.append(block ? "\n" : "\\n");
        case '\t' -> out.append("\\t");
        case '\r' -> out.append("\\r");
        case '$' -> out.append(i == text.length() || text.charAt(i) == '{' ? "\\$" : "$");
        default -> append(out, c, isHidden(c) || (asciiOnly && c > 0x7e));
      }
    }
    return out.toString();
  }

  private static boolean quotesAt(String text, int index) {
    return text.startsWith("\"\"", index);
  }

  private static void append(StringBuilder out, int c, boolean escaped) {
    if (!escaped) {
      out.appendCodePoint(c);
    } else if (c > 0xffff) {
      out.append("\\U").append(HEX.toHexDigits(c, 8));
    } else {
      out.append("\\u").append(HEX.toHexDigits(c, 4));
    }
  }

  /** Characters that cannot be told from nothing, or that change how others are shown. */
  private static boolean isHidden(int c) {
    if (c < 0x7f) {
      return c < ' ';
    }
    return switch (Character.getType(c)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.UNASSIGNED,
          Character.PRIVATE_USE,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          true;
      default -> isBlank(c);
    };
  }

  /** Letters and marks that Unicode says to display as nothing. */
  private static boolean isBlank(int c) {
    return switch (c) {
      case 0x34f, 0x115f, 0x1160, 0x17b4, 0x17b5, 0x3164, 0xffa0 -> true;
      default ->
          within(c, 0x180b, 0x180f) || within(c, 0xfe00, 0xfe0f) || within(c, 0xe0100, 0xe01ef);
    };
  }

  private static boolean within(int c, int first, int last) {
    return first <= c && c <= last;
  }

  /** Texts are in normal form C; the test is dear, so plain ASCII goes without. */
  private static boolean isNormal(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) > 0x7e) {
        return Normalizer.isNormalized(text, Normalizer.Form.NFC);
      }
    }
    return true;
  }
}
