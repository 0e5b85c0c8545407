package ai.somagent.soma.bind;

import ai.somagent.soma.source.Span;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.List;

/** The words in the code of a text: neither in comments nor in the fixed parts of strings. */
final class CodeWords {
  private final String text;
  private final List<String> wanted;
  private final boolean once;
  private final List<Span> found = new ArrayList<>();

  /** For each {@code ${…}} around this place: open braces inside it, and the string's delimiter. */
  private final Deque<Interpolation> around = new ArrayDeque<>();

  private int at;

  private static final class Interpolation {
    private final String delimiter;
    private int braces;

    private Interpolation(String delimiter) {
      this.delimiter = delimiter;
    }
  }

  private CodeWords(String text, int from, Collection<String> wanted, boolean once) {
    this.text = text;
    this.at = from;
    this.wanted = new ArrayList<>(wanted);
    this.once = once;
  }

  /** Places of {@code word}, in order. */
  static List<Span> find(String text, String word) {
    CodeWords scan = new CodeWords(text, 0, List.of(word), false);
    scan.run();
    return scan.found;
  }

  /** Those of {@code words} that stand nowhere in {@code text} behind {@code from}. */
  static List<String> missing(String text, int from, Collection<String> words) {
    CodeWords scan = new CodeWords(text, from, words, true);
    scan.run();
    return scan.wanted;
  }

  private void run() {
    while (at < text.length() && !wanted.isEmpty()) {
      step();
    }
  }

  /** By the first character: this looks at every one of a text, and a cold start feels it. */
  private void step() {
    char c = text.charAt(at);
    switch (c) {
      case '/' -> slash();
      case '"' -> {
        String delimiter = text.startsWith("\"\"\"", at) ? "\"\"\"" : "\"";
        at += delimiter.length();
        string(delimiter);
      }
      case '{', '}' -> brace(c);
      default -> {
        if (!isNamePart(c)) {
          at++;
        } else if (c == 'r' && isRawString()) {
          at += 2;
          at = endOf("\"");
        } else {
          name();
        }
      }
    }
  }

  private void slash() {
    if (text.startsWith("//", at)) {
      at = endOf("\n");
    } else if (text.startsWith("/*", at)) {
      at = endOf("*/");
    } else {
      at++;
    }
  }

  private boolean isRawString() {
    return text.startsWith("r\"", at) && (at == 0 || !isNamePart(text.charAt(at - 1)));
  }

  private int endOf(String delimiter) {
    int end = text.indexOf(delimiter, at);
    return end < 0 ? text.length() : end + delimiter.length();
  }

  /** Skips the fixed part of a string up to its end or to code inside it. */
  private void string(String delimiter) {
    while (at < text.length()) {
      char c = text.charAt(at);
      if (c == '"' && text.startsWith(delimiter, at)) {
        at += delimiter.length();
        return;
      }
      if (c == '$' && text.startsWith("${", at)) {
        at += 2;
        around.push(new Interpolation(delimiter));
        return;
      }
      at += c == '\\' ? 2 : 1;
    }
  }

  private void brace(char c) {
    at++;
    Interpolation inside = around.peek();
    if (inside == null) {
      return;
    }
    if (c == '{') {
      inside.braces++;
    } else if (inside.braces > 0) {
      inside.braces--;
    } else {
      around.pop();
      string(inside.delimiter);
    }
  }

  private void name() {
    int start = at;
    while (at < text.length() && isNamePart(text.charAt(at))) {
      at++;
    }
    for (int i = 0; i < wanted.size(); i++) {
      String word = wanted.get(i);
      if (at - start == word.length()
          && text.charAt(start) == word.charAt(0)
          && text.startsWith(word, start)) {
        found.add(new Span(start, at));
        if (once) {
          wanted.remove(i);
        }
        return;
      }
    }
  }

  private static boolean isNamePart(char c) {
    return c == '_' || c >= '0' && c <= '9' || c >= 'A' && c <= 'Z' || c >= 'a' && c <= 'z';
  }
}
