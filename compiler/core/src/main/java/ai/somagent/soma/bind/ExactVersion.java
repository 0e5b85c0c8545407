package ai.somagent.soma.bind;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A version of semver.org 2.0.0 in its order: numbers first, then a pre-release before its release.
 * What stands after a {@code +} is left out, since it has no part in the order.
 *
 * @param preRelease identifiers between the dots; empty for a release
 */
record ExactVersion(long major, long minor, long patch, List<String> preRelease)
    implements Comparable<ExactVersion> {
  private static final int LONGEST_NUMBER = 15;

  ExactVersion {
    preRelease = List.copyOf(preRelease);
  }

  /** The version that {@code text} names, or null when it is none. */
  static @Nullable ExactVersion read(String text) {
    if (!SemanticVersion.isValid(text)) {
      return null;
    }
    int plus = text.indexOf('+');
    String rest = plus < 0 ? text : text.substring(0, plus);
    int minus = rest.indexOf('-');
    List<String> parts = split(minus < 0 ? rest : rest.substring(0, minus));
    for (String part : parts) {
      if (part.length() > LONGEST_NUMBER) {
        return null;
      }
    }
    return new ExactVersion(
        Long.parseLong(parts.get(0)),
        Long.parseLong(parts.get(1)),
        Long.parseLong(parts.get(2)),
        minus < 0 ? List.of() : split(rest.substring(minus + 1)));
  }

  private static List<String> split(String text) {
    return List.of(text.split("\\.", -1));
  }

  boolean isPreRelease() {
    return !preRelease.isEmpty();
  }

  boolean hasNumbersOf(ExactVersion other) {
    return major == other.major && minor == other.minor && patch == other.patch;
  }

  @Override
  public int compareTo(ExactVersion other) {
    int order = Long.compare(major, other.major);
    order = order != 0 ? order : Long.compare(minor, other.minor);
    order = order != 0 ? order : Long.compare(patch, other.patch);
    if (order != 0 || isPreRelease() != other.isPreRelease()) {
      return order != 0 ? order : isPreRelease() ? -1 : 1;
    }
    for (int i = 0; i < Math.min(preRelease.size(), other.preRelease.size()); i++) {
      order = compareParts(preRelease.get(i), other.preRelease.get(i));
      if (order != 0) {
        return order;
      }
    }
    return Integer.compare(preRelease.size(), other.preRelease.size());
  }

  /** Numbers by value and before words; words by ASCII. */
  private static int compareParts(String left, String right) {
    boolean leftNumber = isNumber(left);
    if (leftNumber != isNumber(right)) {
      return leftNumber ? -1 : 1;
    }
    boolean byLength = leftNumber && left.length() != right.length();
    return byLength ? Integer.compare(left.length(), right.length()) : left.compareTo(right);
  }

  private static boolean isNumber(String part) {
    for (int i = 0; i < part.length(); i++) {
      if (part.charAt(i) < '0' || part.charAt(i) > '9') {
        return false;
      }
    }
    return true;
  }
}
