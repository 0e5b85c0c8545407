package ai.somagent.soma.type;

import ai.somagent.soma.syntax.ExpressionSyntax;
import ai.somagent.soma.syntax.ExpressionSyntax.DoubleSyntax;
import ai.somagent.soma.syntax.ExpressionSyntax.IntSyntax;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Reads the text of literals. */
final class Literals {
  private static final String[] UNITS = {"ms", "d", "h", "m", "s"};
  private static final long[] MILLIS = {1, 86_400_000, 3_600_000, 60_000, 1_000};

  private Literals() {}

  /** A Long or Double when {@code syntax} is a well-formed number, else null. */
  static @Nullable Number number(ExpressionSyntax syntax) {
    return switch (syntax) {
      case IntSyntax whole -> integer(whole.text(), false);
      case DoubleSyntax point -> floating(point.text());
      default -> null;
    };
  }

  /** The value of {@code text}, negated when {@code negative}; null outside 64 bits. */
  static @Nullable Long integer(String text, boolean negative) {
    String digits = withoutUnderscores(text);
    boolean hex = digits.startsWith("0x") || digits.startsWith("0X");
    try {
      String sign = negative ? "-" : "";
      return hex
          ? Long.parseLong(sign + digits.substring(2), 16)
          : Long.parseLong(sign + digits, 10);
    } catch (NumberFormatException tooLong) {
      return null;
    }
  }

  /** The value of {@code text}; null when it is too large for a double. */
  static @Nullable Double floating(String text) {
    double value = Double.parseDouble(withoutUnderscores(text));
    return Double.isInfinite(value) ? null : value;
  }

  /** The length of {@code text} such as {@code 1h30m}; null when it is no duration or too long. */
  static @Nullable Duration duration(String text) {
    long total = 0;
    int at = 0;
    try {
      while (at < text.length()) {
        int end = at;
        while (end < text.length() && isDigit(text.charAt(end))) {
          end++;
        }
        int unit = unitAt(text, end);
        if (end == at || unit < 0) {
          return null;
        }
        long amount = Long.parseLong(withoutUnderscores(text.substring(at, end)));
        total = Math.addExact(total, Math.multiplyExact(amount, MILLIS[unit]));
        at = end + UNITS[unit].length();
      }
      return text.isEmpty() ? null : Duration.ofMillis(total);
    } catch (ArithmeticException | NumberFormatException tooLong) {
      return null;
    }
  }

  private static int unitAt(String text, int at) {
    for (int i = 0; i < UNITS.length; i++) {
      if (text.startsWith(UNITS[i], at)) {
        return i;
      }
    }
    return -1;
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9' || c == '_';
  }

  private static String withoutUnderscores(String text) {
    return text.indexOf('_') < 0 ? text : text.replace("_", "");
  }
}
