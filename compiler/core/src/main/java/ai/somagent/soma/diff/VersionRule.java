package ai.somagent.soma.diff;

/**
 * Which version a change needs. Before 1.0.0 anything may change with the minor number, as semantic
 * versioning has it.
 */
final class VersionRule {
  private VersionRule() {}

  /** The least version after {@code before} for a change of {@code weight}. */
  static String least(String before, ChangeWeight weight) {
    long[] numbers = numbers(before);
    boolean early = numbers[0] == 0;
    return switch (weight) {
      case MAJOR -> early ? "0." + (numbers[1] + 1) + ".0" : (numbers[0] + 1) + ".0.0";
      case MINOR ->
          early
              ? "0." + numbers[1] + "." + (numbers[2] + 1)
              : numbers[0] + "." + (numbers[1] + 1) + ".0";
      case PATCH -> numbers[0] + "." + numbers[1] + "." + (numbers[2] + 1);
    };
  }

  /** Whether {@code version} is {@code least} or later; a pre-release of it counts. */
  static boolean reaches(String version, String least) {
    long[] have = numbers(version);
    long[] want = numbers(least);
    for (int i = 0; i < have.length; i++) {
      if (have[i] != want[i]) {
        return have[i] > want[i];
      }
    }
    return true;
  }

  private static long[] numbers(String version) {
    long[] numbers = new long[3];
    int at = 0;
    for (int i = 0; i < version.length() && at < numbers.length; i++) {
      char c = version.charAt(i);
      if (c >= '0' && c <= '9') {
        numbers[at] = Math.min(Integer.MAX_VALUE, numbers[at] * 10 + (c - '0'));
      } else if (c == '.') {
        at++;
      } else {
        break;
      }
    }
    return numbers;
  }
}
