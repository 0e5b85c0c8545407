package ai.somagent.soma.type;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What is wrong with a cron expression: five fields of numbers, names, ranges, lists and steps, as
 * Temporal's schedules read them.
 */
final class CronText {
  private static final List<Field> FIELDS =
      List.of(
          new Field("minute", 0, 59, List.of()),
          new Field("hour", 0, 23, List.of()),
          new Field("day of the month", 1, 31, List.of()),
          new Field(
              "month",
              1,
              12,
              List.of(
                  "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov",
                  "dec")),
          new Field(
              "day of the week", 0, 7, List.of("sun", "mon", "tue", "wed", "thu", "fri", "sat")));

  private CronText() {}

  /**
   * What is wrong.
   *
   * @param better an expression that says the same in five fields, or null
   */
  record Refusal(String message, @Nullable String help, @Nullable String better) {}

  /** One of the five places, with the names that stand for its numbers from {@code least} on. */
  private record Field(String name, int least, int most, List<String> names) {}

  /** Null for a sound expression. */
  static @Nullable Refusal refusal(String text) {
    if (text.startsWith("@")) {
      String fields = shorthand(text);
      return new Refusal(
          "`" + text + "` is no cron expression of five fields",
          fields == null ? "minute, hour, day of the month, month, day of the week" : null,
          fields);
    }
    String[] parts = text.strip().split(" +", -1);
    if (parts.length != FIELDS.size()) {
      return new Refusal(
          "a cron expression has five fields, this has " + count(text, parts),
          "minute, hour, day of the month, month, day of the week",
          null);
    }
    for (int i = 0; i < parts.length; i++) {
      Refusal wrong = ofField(parts[i], FIELDS.get(i));
      if (wrong != null) {
        return wrong;
      }
    }
    return neverComes(parts[2], parts[3]);
  }

  private static int count(String text, String[] parts) {
    return text.isBlank() ? 0 : parts.length;
  }

  private static @Nullable String shorthand(String text) {
    return switch (text) {
      case "@yearly", "@annually" -> "0 0 1 1 *";
      case "@monthly" -> "0 0 1 * *";
      case "@weekly" -> "0 0 * * 0";
      case "@daily", "@midnight" -> "0 0 * * *";
      case "@hourly" -> "0 * * * *";
      default -> null;
    };
  }

  private static @Nullable Refusal ofField(String text, Field field) {
    for (String item : text.split(",", -1)) {
      Refusal wrong = ofItem(item, field);
      if (wrong != null) {
        return wrong;
      }
    }
    return null;
  }

  private static @Nullable Refusal ofItem(String item, Field field) {
    int slash = item.indexOf('/');
    String range = slash < 0 ? item : item.substring(0, slash);
    if (slash >= 0) {
      String step = item.substring(slash + 1);
      int size = number(step);
      if (size < 1 || size > field.most()) {
        return refuse(field, "cannot go in steps of `" + step + "`");
      }
      if (!range.equals("*") && range.indexOf('-') < 0) {
        return refuse(field, "takes a step only after `*` or a range: `" + item + "` is neither");
      }
    }
    if (range.equals("*")) {
      return null;
    }
    int dash = range.indexOf('-');
    if (dash < 0) {
      return value(range, field) < 0 ? unknown(range, field) : null;
    }
    int from = value(range.substring(0, dash), field);
    int to = value(range.substring(dash + 1), field);
    if (from < 0) {
      return unknown(range.substring(0, dash), field);
    }
    if (to < 0) {
      return unknown(range.substring(dash + 1), field);
    }
    return from > to
        ? refuse(field, "has a range that ends before it begins: `" + range + "`")
        : null;
  }

  private static Refusal unknown(String text, Field field) {
    return refuse(field, "cannot be `" + text + "`");
  }

  private static Refusal refuse(Field field, String what) {
    String names = field.names().isEmpty() ? "" : ", or " + field.names().getFirst() + " and so on";
    return new Refusal(
        "the " + field.name() + " " + what,
        "it goes from " + field.least() + " to " + field.most() + names,
        null);
  }

  /** -1 for what is no value of the field. */
  private static int value(String text, Field field) {
    int named = field.names().indexOf(text.toLowerCase(Locale.ROOT));
    if (named >= 0) {
      return named + field.least();
    }
    int number = number(text);
    return number >= field.least() && number <= field.most() ? number : -1;
  }

  /** -1 for what is no number of at most three digits. */
  private static int number(String text) {
    if (text.isEmpty() || text.length() > 3) {
      return -1;
    }
    int number = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c < '0' || c > '9') {
        return -1;
      }
      number = number * 10 + (c - '0');
    }
    return number;
  }

  /** A single day that a single month does not have. */
  private static @Nullable Refusal neverComes(String day, String month) {
    int wanted = number(day);
    int in = value(month, FIELDS.get(3));
    int last =
        switch (in) {
          case 2 -> 29;
          case 4, 6, 9, 11 -> 30;
          default -> 31;
        };
    return wanted > last
        ? new Refusal("day " + wanted + " of month " + in + " never comes", null, null)
        : null;
  }
}
