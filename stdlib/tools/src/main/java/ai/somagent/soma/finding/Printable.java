package ai.somagent.soma.finding;

/** Text from a bundle, made fit for messages, terminals and logs. */
public final class Printable {
  private static final int LONGEST = 120;

  private Printable() {}

  /** {@code text} with everything invisible escaped, cut after 120 characters, in back-ticks. */
  public static String quoted(String text) {
    return "`" + visible(cut(text, LONGEST)).replace("`", "\\u{60}") + "`";
  }

  /** {@code text} with everything invisible escaped. */
  public static String visible(String text) {
    if (text.codePoints().noneMatch(Printable::invisible)) {
      return text;
    }
    StringBuilder out = new StringBuilder();
    text.codePoints()
        .forEach(c -> {
          if (invisible(c)) {
            out.append("\\u{").append(Integer.toHexString(c)).append('}');
          } else {
            out.appendCodePoint(c);
          }
        });
    return out.toString();
  }

  /**
   * Whether a reader cannot see {@code c} for what it is: controls, bidi marks, lone surrogates.
   */
  public static boolean invisible(int c) {
    return switch (Character.getType(c)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.PRIVATE_USE,
          Character.UNASSIGNED,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          true;
      default -> Character.isWhitespace(c) && c != ' ';
    };
  }

  /**
   * The first {@code longest} code points of {@code text}; the last is an ellipsis if it is cut.
   */
  public static String cut(String text, int longest) {
    if (text.codePointCount(0, text.length()) <= longest) {
      return text;
    }
    return text.substring(0, text.offsetByCodePoints(0, longest - 1)) + "…";
  }
}
