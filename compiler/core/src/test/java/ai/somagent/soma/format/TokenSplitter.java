package ai.somagent.soma.format;

import java.util.ArrayList;
import java.util.List;

/** Cuts a text into tokens, with whole strings and line ends among them; forgets the rest. */
public final class TokenSplitter {
  private final String text;
  private final List<String> tokens = new ArrayList<>();
  private int at;

  private TokenSplitter(String text) {
    this.text = text;
  }

  public static List<String> split(String text) {
    TokenSplitter splitter = new TokenSplitter(text);
    while (splitter.at < text.length()) {
      splitter.next();
    }
    return splitter.tokens;
  }

  private void next() {
    int start = at;
    char c = text.charAt(at);
    if (Character.isWhitespace(c)) {
      at++;
      if (c == '\n') {
        tokens.add("\n");
      }
      return;
    }
    if (text.startsWith("//", at)) {
      at = until("\n", at);
      return;
    }
    if (text.startsWith("/*", at)) {
      at = until("*/", at) + 2;
      return;
    }
    if (c == '"' || text.startsWith("r\"", at)) {
      string();
    } else if (c == '`') {
      at = until("`", at + 1) + 1;
    } else if (isWord(c)) {
      word();
    } else {
      at += text.startsWith("->", at) || isDouble() || text.startsWith("..", at) ? 2 : 1;
    }
    tokens.add(text.substring(start, at));
  }

  private boolean isDouble() {
    return text.startsWith("||", at)
        || text.startsWith("&&", at)
        || at + 1 < text.length()
            && "=!<>".indexOf(text.charAt(at)) >= 0
            && text.charAt(at + 1) == '='
        || text.startsWith(".?", at)
        || text.startsWith("[?", at);
  }

  private void word() {
    boolean number = Character.isDigit(text.charAt(at));
    while (at < text.length() && isWord(text.charAt(at)) || number && (isPoint() || isSign())) {
      at++;
    }
  }

  /** The sign of an exponent; none of the hexadecimal numbers in use end in an e before one. */
  private boolean isSign() {
    return at < text.length()
        && (text.charAt(at) == '-' || text.charAt(at) == '+')
        && text.charAt(at - 1) == 'e';
  }

  private boolean isPoint() {
    return at + 1 < text.length()
        && text.charAt(at) == '.'
        && Character.isDigit(text.charAt(at + 1));
  }

  private void string() {
    if (text.charAt(at) == 'r') {
      at = until("\"", at + 2) + 1;
      return;
    }
    String close = text.startsWith("\"\"\"", at) ? "\"\"\"" : "\"";
    at += close.length();
    while (!text.startsWith(close, at)) {
      if (text.charAt(at) == '\\') {
        at += 2;
      } else if (text.startsWith("${", at)) {
        interpolation();
      } else {
        at++;
      }
    }
    at += close.length();
  }

  private void interpolation() {
    at += 2;
    int depth = 1;
    while (depth > 0) {
      char c = text.charAt(at);
      if (c == '"') {
        string();
        continue;
      }
      depth += c == '{' ? 1 : c == '}' ? -1 : 0;
      at++;
    }
  }

  private int until(String end, int from) {
    int found = text.indexOf(end, from);
    return found < 0 ? text.length() : found;
  }

  private static boolean isWord(char c) {
    return c == '_' || Character.isLetterOrDigit(c);
  }
}
