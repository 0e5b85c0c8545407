package ai.somagent.soma.parse;

import org.jspecify.annotations.Nullable;

/** What an escape of a string stands for. The lexer has seen to its form. */
final class EscapeDecoding {
  private EscapeDecoding() {}

  /** The character of {@code escape}, or null where its number is not that of one. */
  static @Nullable String decode(String escape) {
    char kind = escape.charAt(1);
    return switch (kind) {
      case 'a' -> "\u0007";
      case 'b' -> "\b";
      case 'f' -> "\f";
      case 'n' -> "\n";
      case 'r' -> "\r";
      case 't' -> "\t";
      case 'v' -> "\u000b";
      case 'x', 'u', 'U' -> character(Long.parseLong(escape.substring(2), 16));
      case '0', '1', '2', '3' -> character(Long.parseLong(escape.substring(1), 8));
      default -> String.valueOf(kind);
    };
  }

  private static @Nullable String character(long number) {
    boolean surrogate = number >= Character.MIN_SURROGATE && number <= Character.MAX_SURROGATE;
    return number > Character.MAX_CODE_POINT || surrogate ? null : Character.toString((int) number);
  }
}
