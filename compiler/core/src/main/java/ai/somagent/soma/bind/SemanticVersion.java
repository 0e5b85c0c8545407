package ai.somagent.soma.bind;

/** Versions as semver.org 2.0.0 defines them. */
public final class SemanticVersion {
  private static final int NUMBERS = 3;

  private SemanticVersion() {}

  public static boolean isValid(String version) {
    int plus = version.indexOf('+');
    String rest = plus < 0 ? version : version.substring(0, plus);
    if (plus >= 0 && !areIdentifiers(version.substring(plus + 1), false)) {
      return false;
    }
    int minus = rest.indexOf('-');
    if (minus >= 0 && !areIdentifiers(rest.substring(minus + 1), true)) {
      return false;
    }
    return areNumbers(minus < 0 ? rest : rest.substring(0, minus));
  }

  private static boolean areNumbers(String text) {
    int count = 0;
    int start = 0;
    while (start <= text.length()) {
      int dot = text.indexOf('.', start);
      int end = dot < 0 ? text.length() : dot;
      if (!isNumber(text.substring(start, end))) {
        return false;
      }
      count++;
      start = end + 1;
    }
    return count == NUMBERS;
  }

  private static boolean areIdentifiers(String text, boolean strict) {
    int start = 0;
    while (start <= text.length()) {
      int dot = text.indexOf('.', start);
      int end = dot < 0 ? text.length() : dot;
      String part = text.substring(start, end);
      if (!isIdentifier(part) || (strict && isDigits(part) && !isNumber(part))) {
        return false;
      }
      start = end + 1;
    }
    return true;
  }

  private static boolean isIdentifier(String part) {
    for (int i = 0; i < part.length(); i++) {
      char c = part.charAt(i);
      boolean letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
      if (!letter && c != '-' && !(c >= '0' && c <= '9')) {
        return false;
      }
    }
    return !part.isEmpty();
  }

  private static boolean isDigits(String part) {
    for (int i = 0; i < part.length(); i++) {
      if (part.charAt(i) < '0' || part.charAt(i) > '9') {
        return false;
      }
    }
    return !part.isEmpty();
  }

  private static boolean isNumber(String part) {
    return isDigits(part) && (part.length() == 1 || part.charAt(0) != '0');
  }
}
