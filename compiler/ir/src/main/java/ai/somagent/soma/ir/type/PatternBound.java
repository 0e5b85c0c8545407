package ai.somagent.soma.ir.type;

import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/**
 * Keeps patterns to a size that can be compiled anywhere. RE2 writes counted repetitions out and
 * descends into groups, so a short pattern could take all memory or the whole stack. The size found
 * here is an estimate from above; whether RE2 takes a pattern at all is for others to say.
 */
public final class PatternBound {
  /** Most characters of a pattern. */
  public static final int MAX_LENGTH = 1_000;

  /** Most groups inside each other. */
  public static final int MAX_DEPTH = 50;

  /** Most parts of a pattern once its counted repetitions are written out. */
  public static final int MAX_SIZE = 10_000;

  /** What sizes stop growing at; the product of two still fits a long. */
  private static final long SATURATED = 1_000_000_000;

  private final String pattern;
  private final Deque<Long> outer = new ArrayDeque<>();
  private int at;
  private long done;
  private long last;

  private PatternBound(String pattern) {
    this.pattern = pattern;
  }

  /** Why {@code pattern} is too large, for people; null when it is not. */
  public static @Nullable String refusal(String pattern) {
    if (pattern.length() > MAX_LENGTH) {
      return "it is longer than 1,000 characters";
    }
    PatternBound bound = new PatternBound(pattern);
    while (bound.at < pattern.length()) {
      bound.step();
      if (bound.outer.size() > MAX_DEPTH) {
        return "its groups are nested more than 50 deep";
      }
    }
    while (!bound.outer.isEmpty()) {
      bound.close();
    }
    return bound.done + bound.last > MAX_SIZE
        ? "it has more than 10,000 parts once its repetitions are written out"
        : null;
  }

  private void step() {
    char c = pattern.charAt(at);
    at++;
    switch (c) {
      case '(' -> open();
      case ')' -> close();
      case '[' -> characterClass();
      case '\\' -> escape();
      case '*', '+', '?' -> last = saturated(last + 1);
      case '{' -> braces();
      default -> part(1);
    }
  }

  private void part(long size) {
    done = saturated(done + last);
    last = size;
  }

  private void open() {
    part(0);
    outer.push(done);
    done = 0;
  }

  /** An empty group counts too: repeating it repeats what it captures. */
  private void close() {
    if (!outer.isEmpty()) {
      last = saturated(done + last + 1);
      done = outer.pop();
    }
  }

  private void characterClass() {
    part(1);
    at += pattern.startsWith("^", at) ? 1 : 0;
    at += pattern.startsWith("]", at) ? 1 : 0;
    while (at < pattern.length() && pattern.charAt(at) != ']') {
      int named = pattern.startsWith("[:", at) ? pattern.indexOf(":]", at) : -1;
      if (named >= 0) {
        at = named + 2;
      } else {
        at += pattern.charAt(at) == '\\' ? 2 : 1;
      }
    }
    at++;
  }

  private void escape() {
    if (pattern.startsWith("Q", at)) {
      quoted();
      return;
    }
    part(1);
    boolean braced =
        pattern.startsWith("x{", at)
            || pattern.startsWith("p{", at)
            || pattern.startsWith("P{", at);
    int end = braced ? pattern.indexOf('}', at) : -1;
    at = end < 0 ? at + 1 : end + 1;
  }

  private void quoted() {
    int end = pattern.indexOf("\\E", at);
    int stop = end < 0 ? pattern.length() : end;
    part(stop - at);
    at = end < 0 ? stop : stop + 2;
  }

  /** {@code {n}}, {@code {n,}} or {@code {n,m}}; other braces stand for themselves. */
  private void braces() {
    int start = at;
    long times = number();
    if (at > start && pattern.startsWith(",", at)) {
      at++;
      int second = at;
      long most = number();
      times = at == second ? times + 1 : Math.max(times, most);
    }
    if (at > start && pattern.startsWith("}", at)) {
      at++;
      last = saturated((last + 1) * Math.max(times, 1));
    } else {
      at = start;
      part(1);
    }
  }

  private long number() {
    long number = 0;
    while (at < pattern.length() && pattern.charAt(at) >= '0' && pattern.charAt(at) <= '9') {
      number = saturated(number * 10 + pattern.charAt(at) - '0');
      at++;
    }
    return number;
  }

  private static long saturated(long size) {
    return Math.min(size, SATURATED);
  }
}
