package ai.somagent.soma.format;

/** Number literals in their canonical spelling. */
final class Numbers {
  private static final int GROUPED_FROM = 5;

  private Numbers() {}

  /** Decimal digits grouped by three from five on; hexadecimal ones in lower case. */
  static String integer(String written) {
    String digits = withoutUnderscores(written);
    if (digits.startsWith("0x")) {
      return "0x" + lower(digits.substring(2));
    }
    int zeros = 0;
    while (zeros < digits.length() - 1 && digits.charAt(zeros) == '0') {
      zeros++;
    }
    return grouped(digits.substring(zeros));
  }

  private static String grouped(String digits) {
    if (digits.length() < GROUPED_FROM) {
      return digits;
    }
    StringBuilder text = new StringBuilder(digits);
    for (int i = digits.length() - 3; i > 0; i -= 3) {
      text.insert(i, '_');
    }
    return text.toString();
  }

  /** The shortest spelling with a point that reads as the same double. */
  static String decimal(String written) {
    double value = Double.parseDouble(withoutUnderscores(written));
    return Double.isInfinite(value) ? written : lower(Double.toString(value));
  }

  private static String withoutUnderscores(String text) {
    return text.indexOf('_') < 0 ? text : text.replace("_", "");
  }

  private static String lower(String text) {
    return text.toLowerCase(java.util.Locale.ROOT);
  }
}
