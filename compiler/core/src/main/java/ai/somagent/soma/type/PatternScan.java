package ai.somagent.soma.type;

import org.jspecify.annotations.Nullable;

/**
 * Finds what RE2 would refuse in a pattern: unbalanced brackets, nothing to repeat, and what RE2
 * leaves out on purpose. Written out, because the platform's own engine has another syntax and
 * takes milliseconds to load.
 */
public final class PatternScan {
  private final String pattern;
  private int at;
  private int open;
  private boolean repeatable;

  private PatternScan(String pattern) {
    this.pattern = pattern;
  }

  /** Why RE2 would not take {@code pattern}; null when it looks fine. */
  public static @Nullable String refusal(String pattern) {
    PatternScan scan = new PatternScan(pattern);
    while (scan.at < pattern.length()) {
      String refusal = scan.step();
      if (refusal != null) {
        return refusal;
      }
    }
    return scan.open > 0 ? "a `(` is not closed" : null;
  }

  private @Nullable String step() {
    char c = pattern.charAt(at);
    at++;
    return switch (c) {
      case '\\' -> escape();
      case '[' -> characterClass();
      case '(' -> group();
      case ')' -> {
        open--;
        repeatable = true;
        yield open < 0 ? "a `)` closes nothing" : null;
      }
      case '*', '+', '?' -> repetition(c);
      case '|' -> {
        repeatable = false;
        yield null;
      }
      default -> {
        repeatable = c != '^';
        yield null;
      }
    };
  }

  private @Nullable String escape() {
    repeatable = true;
    if (at == pattern.length()) {
      return "a `\\` stands at the end";
    }
    char c = pattern.charAt(at);
    at++;
    return c >= '1' && c <= '9' ? "RE2 cannot refer back with `\\" + c + "`" : null;
  }

  private @Nullable String characterClass() {
    repeatable = true;
    at += pattern.startsWith("^", at) ? 1 : 0;
    at += pattern.startsWith("]", at) ? 1 : 0;
    while (at < pattern.length() && pattern.charAt(at) != ']') {
      if (pattern.startsWith("[:", at) && pattern.indexOf(":]", at) > 0) {
        at = pattern.indexOf(":]", at) + 2;
      } else {
        at += pattern.charAt(at) == '\\' ? 2 : 1;
      }
    }
    at++;
    return at > pattern.length() ? "a `[` is not closed" : null;
  }

  private @Nullable String group() {
    open++;
    repeatable = false;
    for (String look : new String[] {"?=", "?!", "?<=", "?<!"}) {
      if (pattern.startsWith(look, at)) {
        return "RE2 cannot look around with `(" + look + "`";
      }
    }
    if (pattern.startsWith("?", at)) {
      int end = at;
      while (end < pattern.length()
          && pattern.charAt(end) != ':'
          && pattern.charAt(end) != ')'
          && pattern.charAt(end) != '>') {
        end++;
      }
      at = pattern.startsWith(")", end) ? end : Math.min(end + 1, pattern.length());
    }
    return null;
  }

  private @Nullable String repetition(char c) {
    if (!repeatable) {
      return "there is nothing for `" + c + "` to repeat";
    }
    at += pattern.startsWith("?", at) ? 1 : 0;
    repeatable = false;
    return null;
  }
}
