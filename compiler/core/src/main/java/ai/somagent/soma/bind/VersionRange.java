package ai.somagent.soma.bind;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which versions an import takes: {@code 1.2.3} that one, {@code ^1.2} compatible ones, {@code
 * ~1.2} the same minor, {@code 1.x}, {@code *}, and {@code > >= < <=}; those with blanks between
 * them must all hold. A pre-release fits only a range that names a pre-release of the same numbers.
 *
 * <p>Written out: the libraries for this cost a check more at its cold start than all of binding.
 */
public final class VersionRange {
  private static final long TOP = Long.MAX_VALUE;

  /** From {@code low} on, and before {@code high}. */
  private record Interval(ExactVersion low, ExactVersion high) {}

  private final List<Interval> intervals;
  private final List<ExactVersion> named;

  private VersionRange(List<Interval> intervals, List<ExactVersion> named) {
    this.intervals = intervals;
    this.named = named;
  }

  /** The range that {@code text} describes, or null when it describes none. */
  public static @Nullable VersionRange read(String text) {
    List<Interval> intervals = new ArrayList<>();
    List<ExactVersion> named = new ArrayList<>();
    for (String part : text.strip().split(" +")) {
      Interval interval = interval(part, named);
      if (interval == null) {
        return null;
      }
      intervals.add(interval);
    }
    return new VersionRange(intervals, named);
  }

  /** Whether {@code version} lies in this range; false for what is no version. */
  public boolean contains(String version) {
    ExactVersion exact = ExactVersion.read(version);
    if (exact == null) {
      return false;
    }
    for (Interval interval : intervals) {
      if (exact.compareTo(interval.low()) < 0 || exact.compareTo(interval.high()) >= 0) {
        return false;
      }
    }
    return !exact.isPreRelease()
        || named.stream().anyMatch(v -> v.isPreRelease() && v.hasNumbersOf(exact));
  }

  private static @Nullable Interval interval(String part, List<ExactVersion> named) {
    String operator = operator(part);
    Written written = Written.read(part.substring(operator.length()));
    if (written == null || operator.isEmpty() && !written.isExplicit()) {
      return null;
    }
    ExactVersion low = written.lowest();
    named.add(low);
    ExactVersion none = numbers(0, 0, 0, true);
    ExactVersion all = numbers(TOP, 0, 0, false);
    return switch (operator) {
      case "^" -> new Interval(low, written.nextIncompatible());
      case "~" -> new Interval(low, written.nextMinor());
      case ">=" -> new Interval(low, all);
      case ">" -> new Interval(written.next(), all);
      case "<" -> new Interval(none, low);
      case "<=" -> new Interval(none, written.next());
      default -> new Interval(low, written.next());
    };
  }

  private static String operator(String part) {
    for (String operator : new String[] {">=", "<=", ">", "<", "^", "~"}) {
      if (part.startsWith(operator)) {
        return operator;
      }
    }
    return "";
  }

  /** The smallest version of these numbers: {@code -0} where pre-releases are to be beyond it. */
  private static ExactVersion numbers(long major, long minor, long patch, boolean before) {
    return new ExactVersion(major, minor, patch, before ? List.of("0") : List.of());
  }

  /**
   * A version as written, the last numbers perhaps left out.
   *
   * @param count how many numbers were written
   * @param exact set when all three were
   * @param wild whether it ended in {@code x} or {@code *}
   */
  private record Written(
      long major, long minor, int count, @Nullable ExactVersion exact, boolean wild) {

    static @Nullable Written read(String text) {
      ExactVersion exact = ExactVersion.read(text);
      if (exact != null) {
        return new Written(exact.major(), exact.minor(), 3, exact, false);
      }
      String[] parts = text.split("\\.", -1);
      int count = parts.length;
      while (count > 0 && isWild(parts[count - 1])) {
        count--;
      }
      boolean wild = count < parts.length;
      if (parts.length > 3 || count > 2 || count == 0 && !wild) {
        return null;
      }
      String filled = String.join(".", List.of(parts).subList(0, count)) + ".0".repeat(3 - count);
      ExactVersion low = ExactVersion.read(count == 0 ? "0.0.0" : filled);
      return low == null || low.isPreRelease()
          ? null
          : new Written(low.major(), low.minor(), count, null, wild);
    }

    private static boolean isWild(String part) {
      return part.equals("x") || part.equals("X") || part.equals("*");
    }

    /** Whether a reader sees without an operator what is meant. */
    boolean isExplicit() {
      return exact != null || wild;
    }

    ExactVersion lowest() {
      return exact != null ? exact : numbers(major, minor, 0, false);
    }

    /** The first version that is not this one or one of those that it stands for. */
    ExactVersion next() {
      if (exact != null) {
        List<String> later = new ArrayList<>(exact.preRelease());
        later.add("0");
        return exact.isPreRelease()
            ? new ExactVersion(major, minor, exact.patch(), later)
            : numbers(major, minor, exact.patch() + 1, true);
      }
      return count == 0 ? numbers(TOP, 0, 0, false) : count == 1 ? nextMajor() : nextMinor();
    }

    ExactVersion nextMajor() {
      return numbers(major + 1, 0, 0, true);
    }

    ExactVersion nextMinor() {
      return count < 2 ? next() : numbers(major, minor + 1, 0, true);
    }

    /** Below 1.0.0 every minor may break, and below 0.1.0 every patch. */
    ExactVersion nextIncompatible() {
      if (count == 0) {
        return next();
      }
      if (major > 0 || count == 1) {
        return nextMajor();
      }
      if (minor == 0 && exact != null) {
        return numbers(0, 0, exact.patch() + 1, true);
      }
      return nextMinor();
    }
  }
}
