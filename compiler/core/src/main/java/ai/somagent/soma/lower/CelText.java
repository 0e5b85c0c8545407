package ai.somagent.soma.lower;

import java.time.Duration;

/** Spelling of CEL tokens. */
final class CelText {
  private CelText() {}

  /** {@code text} as a string literal. */
  static String quoted(String text) {
    StringBuilder out = new StringBuilder(text.length() + 2).append('"');
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '"' -> out.append("\\\"");
        case '\\' -> out.append("\\\\");
        case '\n' -> out.append("\\n");
        case '\r' -> out.append("\\r");
        case '\t' -> out.append("\\t");
        default -> appendPlain(c, out);
      }
    }
    return out.append('"').toString();
  }

  private static void appendPlain(char c, StringBuilder out) {
    boolean visible = c >= ' ' && c != 0x7f && (c < 0x80 || c > 0x9f);
    if (visible) {
      out.append(c);
      return;
    }
    out.append("\\u00");
    out.append(Character.forDigit(c >> 4 & 0xf, 16)).append(Character.forDigit(c & 0xf, 16));
  }

  /** Whether {@code name} may follow a dot. */
  static boolean isSelector(String name) {
    if (name.isEmpty()
        || name.equals("in")
        || name.equals("true")
        || name.equals("false")
        || name.equals("null")) {
      return false;
    }
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      boolean letter = c == '_' || c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z';
      if (!letter && (i == 0 || c < '0' || c > '9')) {
        return false;
      }
    }
    return true;
  }

  /** {@code .name}, {@code .?name}, or the same with brackets for names that CEL does not take. */
  static String field(String name, boolean maybe) {
    if (isSelector(name)) {
      return (maybe ? ".?" : ".") + name;
    }
    return (maybe ? "[?" : "[") + quoted(name) + "]";
  }

  /** A call that gives {@code duration}. */
  static String duration(Duration duration) {
    long millis = duration.toMillis();
    StringBuilder out = new StringBuilder("duration(\"").append(millis / 1000);
    long rest = millis % 1000;
    if (rest != 0) {
      out.append('.').append((char) ('0' + rest / 100)).append((char) ('0' + rest / 10 % 10));
      out.append((char) ('0' + rest % 10));
    }
    return out.append("s\")").toString();
  }
}
