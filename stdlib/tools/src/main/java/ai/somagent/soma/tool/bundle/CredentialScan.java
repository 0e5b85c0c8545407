package ai.somagent.soma.tool.bundle;

import ai.somagent.soma.finding.Finding;
import ai.somagent.soma.finding.FindingList;
import ai.somagent.soma.finding.FindingWeight;
import com.google.re2j.Matcher;
import java.util.Locale;

/**
 * Searches texts line by line. A finding shows rule, place and length, never a character of the
 * credential: findings go into histories and logs. Matching is linear (RE2) and the characters
 * given to it are counted over all texts, so that no bundle can keep a worker busy. Not
 * thread-safe.
 */
final class CredentialScan {
  private static final long MOST_WORK = 32L * 1024 * 1024;

  private final FindingList findings = new FindingList();
  private long work;

  FindingList findings() {
    return findings;
  }

  /** Whether the bundle has used up its share; the rest then stays unsearched and says so. */
  boolean exhausted() {
    return work > MOST_WORK;
  }

  void note(FindingWeight weight, String rule, String path, String detail) {
    findings.add(new Finding(weight, rule, path, detail));
  }

  void search(String path, String text) {
    int line = 1;
    int start = 0;
    while (start < text.length() && !exhausted()) {
      int end = lineEnd(text, start);
      searchLine(path, line, text.substring(start, end));
      line++;
      start = end + 1;
    }
    if (exhausted()) {
      note(
          FindingWeight.HIGH,
          "too-much-to-search",
          path,
          "the bundle holds too much text that looks like credentials to search it all");
    }
  }

  private void searchLine(String path, int line, String text) {
    String lower = text.toLowerCase(Locale.ROOT);
    for (CredentialRule rule : CredentialRule.ALL) {
      if (rule.hints().stream().noneMatch(lower::contains)) {
        continue;
      }
      work += text.length();
      if (exhausted()) {
        return;
      }
      Matcher matcher = rule.pattern().matcher(text);
      while (matcher.find()) {
        if (counts(rule, matcher)) {
          report(rule, path, line, matcher.group().length());
          break;
        }
      }
    }
  }

  private void report(CredentialRule rule, String path, int line, int length) {
    String detail = "holds %s (%d characters, not shown)".formatted(rule.what(), length);
    findings.add(new Finding(rule.weight(), rule.id(), path + ":" + line, detail));
  }

  private static boolean counts(CredentialRule rule, Matcher matcher) {
    if (rule.minimumEntropy() == 0) {
      return true;
    }
    String value = matcher.group(1);
    return value.chars().anyMatch(Character::isDigit) && entropy(value) >= rule.minimumEntropy();
  }

  private static int lineEnd(String text, int start) {
    int end = text.indexOf('\n', start);
    return end < 0 ? text.length() : end;
  }

  /** Shannon entropy in bits a character. */
  static double entropy(String text) {
    int[] counts = new int[128];
    for (int i = 0; i < text.length(); i++) {
      counts[text.charAt(i) & 0x7f]++;
    }
    double bits = 0;
    for (int count : counts) {
      if (count > 0) {
        double share = (double) count / text.length();
        bits -= share * Math.log(share) / Math.log(2);
      }
    }
    return bits;
  }
}
