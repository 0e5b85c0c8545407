package ai.somagent.soma.ir.verify;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;

/**
 * Splits CEL text into tokens, far enough to know which variables it names and how deep its
 * brackets go. Not a parser: what passes here may still be no CEL.
 */
final class CelScanner {
  private static final String OPERATORS = "+-*/%<>=!&|?:,";
  private static final String OPENING = "([{";
  private static final String CLOSING = ")]}";

  /** Macros whose first one or two arguments introduce names. */
  private static final Set<String> BINDING =
      Set.of(
          "all",
          "exists",
          "exists_one",
          "existsOne",
          "map",
          "filter",
          "transformList",
          "transformMap",
          "transformMapEntry",
          "optMap",
          "optFlatMap",
          "bind",
          "sortBy");

  private final String text;
  private final int maxDepth;
  private final Set<String> free = new LinkedHashSet<>();
  private final Set<String> bound = new LinkedHashSet<>();
  private final Deque<Character> open = new ArrayDeque<>();
  private int at;

  /** Whether the token before was an operand, so that a dot selects from it. */
  private boolean afterOperand;

  private boolean afterDot;
  private boolean empty = true;

  private CelScanner(String text, int maxDepth) {
    this.text = text;
    this.maxDepth = maxDepth;
  }

  /**
   * Scans {@code text}.
   *
   * @throws CelFormException for no tokens, an unknown character, an open string, brackets that do
   *     not match or nest beyond {@code maxDepth}
   */
  static CelNames scan(String text, int maxDepth) throws CelFormException {
    CelScanner scanner = new CelScanner(text, maxDepth);
    while (scanner.skipBlank()) {
      scanner.token();
      scanner.empty = false;
    }
    if (scanner.empty) {
      throw new CelFormException("an expression is empty");
    }
    if (!scanner.open.isEmpty()) {
      throw new CelFormException("a bracket is not closed");
    }
    return new CelNames(scanner.free, scanner.bound);
  }

  private void token() throws CelFormException {
    char c = text.charAt(at);
    if (isNameStart(c)) {
      name();
    } else if (isDigit(c) || c == '.' && !afterOperand && isDigit(peek(1))) {
      number();
    } else if (c == '"' || c == '\'') {
      string(false);
    } else if (c == '`') {
      quotedName();
    } else if (c == '.') {
      dot();
    } else if (OPENING.indexOf(c) >= 0) {
      open(c);
    } else if (CLOSING.indexOf(c) >= 0) {
      close(c);
    } else if (OPERATORS.indexOf(c) >= 0) {
      at++;
      operand(false);
    } else {
      throw new CelFormException("`" + c + "` has no place in an expression");
    }
  }

  private void name() throws CelFormException {
    String name = readName();
    if (at < text.length() && (peek(0) == '"' || peek(0) == '\'') && isStringPrefix(name)) {
      string(name.toLowerCase(Locale.ROOT).contains("r"));
      return;
    }
    boolean member = afterDot;
    boolean call = nextIs('(');
    if (call && BINDING.contains(name)) {
      bindings();
    }
    if (!member && !call && !name.equals("in")) {
      free.add(name);
    }
    operand(!name.equals("in"));
  }

  /** Notes the names that stand as first one or two arguments of a macro. */
  private void bindings() {
    int start = at;
    at = text.indexOf('(', at) + 1;
    while (skipBlank() && isNameStart(peek(0))) {
      String name = readName();
      if (!nextIs(',')) {
        break;
      }
      bound.add(name);
      at = text.indexOf(',', at) + 1;
    }
    at = start;
  }

  private void number() {
    while (at < text.length() && (isNamePart(peek(0)) || isFraction() || isExponentSign())) {
      at++;
    }
    operand(true);
  }

  private boolean isFraction() {
    return peek(0) == '.' && isDigit(peek(1));
  }

  private boolean isExponentSign() {
    return (peek(0) == '+' || peek(0) == '-')
        && (peek(-1) == 'e' || peek(-1) == 'E')
        && isDigit(peek(1));
  }

  private void string(boolean raw) throws CelFormException {
    char quote = text.charAt(at);
    String triple = String.valueOf(quote).repeat(3);
    String end = text.startsWith(triple, at) ? triple : String.valueOf(quote);
    at += end.length();
    while (at < text.length() && !text.startsWith(end, at)) {
      at += !raw && peek(0) == '\\' ? 2 : 1;
    }
    if (at >= text.length()) {
      throw new CelFormException("a string is not closed");
    }
    at += end.length();
    operand(true);
  }

  private void quotedName() throws CelFormException {
    int end = text.indexOf('`', at + 1);
    if (end < 0 || !afterDot) {
      throw new CelFormException("a quoted name stands where none can");
    }
    at = end + 1;
    operand(true);
  }

  private void dot() {
    at++;
    if (afterOperand && at < text.length() && peek(0) == '?') {
      at++;
    }
    afterDot = afterOperand;
    afterOperand = false;
  }

  private void open(char bracket) throws CelFormException {
    open.push(bracket);
    if (open.size() > maxDepth) {
      throw new CelFormException("brackets nest more than " + maxDepth + " deep");
    }
    at++;
    operand(false);
  }

  private void close(char bracket) throws CelFormException {
    if (open.isEmpty() || OPENING.indexOf(open.pop()) != CLOSING.indexOf(bracket)) {
      throw new CelFormException("a bracket is closed that is not open");
    }
    at++;
    operand(true);
  }

  private void operand(boolean yes) {
    afterOperand = yes;
    afterDot = false;
  }

  private String readName() {
    int start = at;
    while (at < text.length() && isNamePart(text.charAt(at))) {
      at++;
    }
    return text.substring(start, at);
  }

  /** Skips blanks and comments; false at the end. */
  private boolean skipBlank() {
    while (at < text.length()) {
      if (" \t\r\n\f".indexOf(peek(0)) >= 0) {
        at++;
      } else if (text.startsWith("//", at)) {
        int end = text.indexOf('\n', at);
        at = end < 0 ? text.length() : end;
      } else {
        return true;
      }
    }
    return false;
  }

  private boolean nextIs(char wanted) {
    int start = at;
    boolean found = skipBlank() && peek(0) == wanted;
    at = start;
    return found;
  }

  private char peek(int ahead) {
    int index = at + ahead;
    return index >= 0 && index < text.length() ? text.charAt(index) : '\0';
  }

  private static boolean isStringPrefix(String name) {
    return name.length() <= 2 && "rbRB".contains(name.substring(0, 1)) && name.matches("[rRbB]+");
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  private static boolean isNameStart(char c) {
    return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c == '_';
  }

  private static boolean isNamePart(char c) {
    return isNameStart(c) || isDigit(c);
  }
}
