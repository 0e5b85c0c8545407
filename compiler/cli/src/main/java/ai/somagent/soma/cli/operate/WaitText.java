package ai.somagent.soma.cli.operate;

import ai.somagent.soma.ir.SourceMap.Place;
import ai.somagent.soma.worker.RunWait;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What a run waits for, in words. */
final class WaitText {
  private WaitText() {}

  /** For example {@code for the signal `paid`}. */
  static String what(RunWait wait) {
    return switch (wait.kind()) {
      case CALL -> "for an answer of `" + wait.what() + "`" + turn(wait);
      case SLEEP -> wait.until() == null ? "for a time" : "until " + Moments.at(wait.until());
      case SIGNAL -> "for the signal `" + wait.what() + "`" + turn(wait);
      case CONDITION -> "until `" + condition(wait) + "` holds" + turn(wait);
      case APPROVAL -> "for people to decide" + turn(wait);
      case TIMER -> "for a timer";
      case OTHER -> "for something outside" + turn(wait);
    };
  }

  /** As the author wrote it, where that is known. */
  private static String condition(RunWait wait) {
    Place place = wait.place();
    return place == null ? wait.what() : place.text().replaceFirst("^await +(until +)?", "");
  }

  /** Which turn of which loops, counted from 1, outermost first. */
  private static String turn(RunWait wait) {
    int bracket = wait.key().indexOf('[');
    if (bracket < 0) {
      return "";
    }
    StringBuilder turns = new StringBuilder();
    for (String turn : wait.key().substring(bracket + 1).replace("]", "").split("\\[", -1)) {
      turns.append(turns.isEmpty() ? " in turn " : ", ").append(oneMore(turn));
    }
    return turns.toString();
  }

  private static String oneMore(String index) {
    try {
      return Long.toString(Long.parseLong(index) + 1);
    } catch (NumberFormatException e) {
      return index;
    }
  }

  static String since(RunWait wait, Instant now) {
    return "since "
        + Moments.at(wait.since())
        + " ("
        + Moments.length(Duration.between(wait.since(), now))
        + ")";
  }

  static @Nullable String place(@Nullable Place place) {
    return place == null
        ? null
        : place.source() + ":" + place.startLine() + ":" + place.startColumn();
  }
}
