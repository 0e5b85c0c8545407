package ai.somagent.soma.contract.text;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Names of other systems as names of Soma. */
public final class SomaWord {
  private static final int LONGEST = 100;

  private SomaWord() {}

  /** {@code name} as a field or case, in back-ticks if need be; null when Soma cannot write it. */
  public static @Nullable String quoted(String name) {
    if (isPlain(name)) {
      return isLiteral(name) ? "`" + name + "`" : name;
    }
    return isQuotable(name) ? "`" + name + "`" : null;
  }

  /** A name in upper case made of the letters and digits of {@code name}. */
  public static String upper(String name) {
    StringBuilder out = new StringBuilder();
    boolean raise = true;
    for (int i = 0; i < name.length() && out.length() < LONGEST; i++) {
      char c = name.charAt(i);
      if (isLetterOrDigit(c)) {
        out.append(raise ? Character.toUpperCase(c) : c);
        raise = false;
      } else {
        raise = true;
      }
    }
    boolean letterFirst = !out.isEmpty() && Character.isLetter(out.charAt(0));
    return letterFirst ? out.toString() : "T" + out;
  }

  /** A name in lower case made of the letters and digits of {@code name}. */
  public static String lower(String name) {
    StringBuilder out = new StringBuilder();
    for (int i = 0; i < name.length() && out.length() < LONGEST; i++) {
      char c = name.charAt(i);
      if (isLetterOrDigit(c)) {
        out.append(c);
      } else if (!out.isEmpty() && out.charAt(out.length() - 1) != '_') {
        out.append('_');
      }
    }
    while (!out.isEmpty() && out.charAt(out.length() - 1) == '_') {
      out.setLength(out.length() - 1);
    }
    if (out.isEmpty() || !Character.isLetter(out.charAt(0))) {
      out.insert(0, "n");
    }
    String word = lowerStart(out.toString());
    return isLiteral(word) ? word + "_" : word;
  }

  /** {@code URLPath} becomes {@code urlPath}: what is one word in upper case goes down whole. */
  private static String lowerStart(String name) {
    int end = 0;
    while (end < name.length() && Character.isUpperCase(name.charAt(end))) {
      end++;
    }
    boolean wordBegins = end > 1 && end < name.length() && Character.isLetter(name.charAt(end));
    int lowered = wordBegins ? end - 1 : end;
    return name.substring(0, lowered).toLowerCase(Locale.ROOT) + name.substring(lowered);
  }

  private static boolean isLiteral(String name) {
    return name.equals("true") || name.equals("false") || name.equals("null");
  }

  private static boolean isPlain(String name) {
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      if (!isLetterOrDigit(c) && c != '_' || i == 0 && c >= '0' && c <= '9') {
        return false;
      }
    }
    return !name.isEmpty() && name.length() <= LONGEST;
  }

  private static boolean isQuotable(String name) {
    return !name.isBlank()
        && name.length() <= LONGEST
        && name.chars().allMatch(c -> isLetterOrDigit((char) c) || "_./ -".indexOf(c) >= 0);
  }

  private static boolean isLetterOrDigit(char c) {
    return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9';
  }
}
