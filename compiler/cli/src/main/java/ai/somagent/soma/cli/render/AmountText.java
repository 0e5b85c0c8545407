package ai.somagent.soma.cli.render;

import ai.somagent.soma.bound.Amounts;
import ai.somagent.soma.bound.Measure;

/** Amounts as people write them. */
final class AmountText {
  private static final long[] MILLIS = {86_400_000, 3_600_000, 60_000, 1_000};
  private static final String UNITS = "dhms";

  private AmountText() {}

  static String name(Measure measure) {
    return switch (measure) {
      case CALLS -> "tool calls";
      case TOKENS -> "tokens";
      case MICRO_USD -> "declared cost";
      case WALL_MILLIS -> "wall time";
      case WAIT_MILLIS -> "waits";
      case EVENTS -> "history events";
      case BYTES -> "history bytes";
      case WORKFLOW_TASKS -> "workflow tasks";
      case FAN_OUT -> "calls at once";
      case APPROVALS -> "approvals";
      case UNDO_MILLIS -> "undoing, if it fails";
    };
  }

  static String of(Measure measure, long amount) {
    if (amount == Amounts.UNBOUNDED) {
      return "no limit";
    }
    return switch (measure) {
      case MICRO_USD -> "$" + dollars(amount);
      case WALL_MILLIS, WAIT_MILLIS, UNDO_MILLIS -> duration(amount);
      case BYTES -> bytes(amount);
      case CALLS, TOKENS, EVENTS, WORKFLOW_TASKS, FAN_OUT, APPROVALS -> grouped(amount);
    };
  }

  private static String dollars(long micros) {
    String digits = String.format(java.util.Locale.ROOT, "%07d", micros);
    int point = digits.length() - 6;
    String fraction = digits.substring(point);
    int end = fraction.length();
    while (end > 2 && fraction.charAt(end - 1) == '0') {
      end--;
    }
    return digits.substring(0, point) + "." + fraction.substring(0, end);
  }

  /** The two largest units, which is as exact as a bound needs to be. */
  private static String duration(long millis) {
    if (millis == 0) {
      return "0s";
    }
    if (millis < 1_000) {
      return millis + "ms";
    }
    StringBuilder out = new StringBuilder();
    long rest = millis;
    int shown = 0;
    for (int i = 0; i < MILLIS.length && shown < 2; i++) {
      long units = rest / MILLIS[i];
      rest %= MILLIS[i];
      if (units > 0) {
        out.append(units).append(UNITS.charAt(i));
        shown++;
      }
    }
    return out.toString();
  }

  private static String bytes(long amount) {
    if (amount < 10 * 1_024) {
      return grouped(amount) + " B";
    }
    return amount < 10 * 1_048_576
        ? grouped(amount / 1_024) + " KiB"
        : grouped(amount / 1_048_576) + " MiB";
  }

  private static String grouped(long amount) {
    return String.format(java.util.Locale.ROOT, "%,d", amount);
  }
}
