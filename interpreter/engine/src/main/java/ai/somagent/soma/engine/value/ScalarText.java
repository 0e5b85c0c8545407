package ai.somagent.soma.engine.value;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Base64;
import java.util.Optional;

/** How scalars without a JSON form of their own are written. */
final class ScalarText {
  /** From here on a JSON number no longer carries every integer to every reader. */
  static final long SAFE_INTEGER = 1L << 53;

  private static final Pattern INTEGER = Pattern.compile("-?[1-9][0-9]{0,18}");
  private static final Pattern DURATION = Pattern.compile("(-?)([0-9]{1,12})(?:\\.([0-9]{1,9}))?s");
  private static final Pattern TIMESTAMP =
      Pattern.compile(
          "[0-9]{4}-[0-9]{2}-[0-9]{2}[Tt][0-9]{2}:[0-9]{2}:[0-9]{2}(?:\\.[0-9]{1,9})?"
              + "(?:[Zz]|[+-][0-9]{2}:[0-9]{2})");

  /** CEL's range: ten thousand years. */
  private static final long LONGEST_SECONDS = 315_576_000_000L;

  private static final Instant EARLIEST = Instant.parse("0001-01-01T00:00:00Z");
  private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59.999999999Z");

  private ScalarText() {}

  static Optional<Long> integer(JsonNode json) {
    if (json.isIntegralNumber()) {
      return json.canConvertToLong() ? Optional.of(json.longValue()) : Optional.empty();
    }
    if (json.isNumber()) {
      double value = json.doubleValue();
      boolean exact = value == Math.rint(value) && Math.abs(value) <= SAFE_INTEGER;
      return exact ? Optional.of((long) value) : Optional.empty();
    }
    return json.isTextual() ? bigInteger(json.textValue()) : Optional.empty();
  }

  private static Optional<Long> bigInteger(String text) {
    if (!INTEGER.matches(text)) {
      return Optional.empty();
    }
    try {
      long value = Long.parseLong(text);
      return isSafe(value) ? Optional.empty() : Optional.of(value);
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }

  static boolean isSafe(long value) {
    return value >= -SAFE_INTEGER && value <= SAFE_INTEGER;
  }

  /** Only of the one form that the content has in base64, so that equal bytes are equal texts. */
  static Optional<byte[]> bytes(String text) {
    try {
      byte[] content = Base64.getDecoder().decode(text);
      boolean canonical = Base64.getEncoder().encodeToString(content).equals(text);
      return canonical ? Optional.of(content) : Optional.empty();
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  static Optional<Duration> duration(String text) {
    Matcher matcher = DURATION.matcher(text);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    long seconds = Long.parseLong(matcher.group(2));
    String fraction = matcher.group(3);
    int nanos = fraction == null ? 0 : Integer.parseInt((fraction + "00000000").substring(0, 9));
    if (seconds > LONGEST_SECONDS) {
      return Optional.empty();
    }
    Duration duration = Duration.ofSeconds(seconds, nanos);
    return Optional.of(matcher.group(1).isEmpty() ? duration : duration.negated());
  }

  static String write(Duration duration) {
    boolean negative = duration.isNegative();
    Duration positive = duration.abs();
    StringBuilder text = new StringBuilder(negative ? "-" : "").append(positive.toSeconds());
    if (positive.toNanosPart() != 0) {
      String nanos = Integer.toString(1_000_000_000 + positive.toNanosPart()).substring(1);
      int end = nanos.length();
      while (nanos.charAt(end - 1) == '0') {
        end--;
      }
      text.append('.').append(nanos, 0, end);
    }
    return text.append('s').toString();
  }

  static Optional<Instant> timestamp(String text) {
    if (!TIMESTAMP.matches(text)) {
      return Optional.empty();
    }
    try {
      Instant instant = OffsetDateTime.parse(text).toInstant();
      boolean inRange = !instant.isBefore(EARLIEST) && !instant.isAfter(LATEST);
      return inRange ? Optional.of(instant) : Optional.empty();
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  static String write(Instant instant) {
    return instant.toString();
  }
}
