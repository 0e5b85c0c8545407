package ai.somagent.soma.cli.operate;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** Points in time and lengths of time, for people. */
final class Moments {
  private Moments() {}

  /** To the second, in UTC: {@code 2026-01-02 03:04:05Z}. */
  static String at(Instant instant) {
    return instant.truncatedTo(ChronoUnit.SECONDS).toString().replace('T', ' ');
  }

  /** The two largest units: {@code 2 days 3 h}, {@code 5 min 10 s}, {@code 40 ms}. */
  static String length(Duration duration) {
    if (duration.compareTo(Duration.ofSeconds(1)) < 0) {
      return Math.max(0, duration.toMillis()) + " ms";
    }
    long days = duration.toDays();
    if (days > 0) {
      return joined(days + (days == 1 ? " day" : " days"), duration.toHoursPart(), "h");
    }
    if (duration.toHours() > 0) {
      return joined(duration.toHours() + " h", duration.toMinutesPart(), "min");
    }
    if (duration.toMinutes() > 0) {
      return joined(duration.toMinutes() + " min", duration.toSecondsPart(), "s");
    }
    return duration.toSeconds() + " s";
  }

  private static String joined(String large, long small, String unit) {
    return small == 0 ? large : large + " " + small + " " + unit;
  }
}
