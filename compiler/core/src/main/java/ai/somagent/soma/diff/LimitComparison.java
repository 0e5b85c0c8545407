package ai.somagent.soma.diff;

import ai.somagent.soma.checked.Limits;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Compares what values of one type may be. */
final class LimitComparison {
  private LimitComparison() {}

  static void compare(ChangeList changes, String place, Limits before, Limits after) {
    bound(changes, place, "min", before.min(), after.min(), false);
    bound(changes, place, "max", before.max(), after.max(), true);
    rule(changes, place, "pattern", before.pattern(), after.pattern());
    rule(changes, place, "format", before.format(), after.format());
    if (before.unique() != after.unique()) {
      if (after.unique()) {
        changes.narrower(place, "its items must differ now");
      } else {
        changes.wider(place, "its items need not differ any more");
      }
    }
  }

  private static void bound(
      ChangeList changes,
      String place,
      String name,
      @Nullable Double before,
      @Nullable Double after,
      boolean upper) {
    if (Objects.equals(before, after)) {
      return;
    }
    String message = "`" + name + "` was " + show(before) + " and is " + show(after);
    boolean wider = after == null || before != null && (upper ? after > before : after < before);
    if (wider) {
      changes.wider(place, message);
    } else {
      changes.narrower(place, message);
    }
  }

  private static void rule(
      ChangeList changes,
      String place,
      String name,
      @Nullable String before,
      @Nullable String after) {
    if (Objects.equals(before, after)) {
      return;
    }
    if (after == null) {
      changes.wider(place, "its `" + name + "` is gone");
    } else {
      changes.narrower(place, "its `" + name + "` is " + (before == null ? "new" : "another"));
    }
  }

  private static String show(@Nullable Double bound) {
    if (bound == null) {
      return "not set";
    }
    return bound == Math.rint(bound) && Math.abs(bound) < 1e15
        ? Long.toString(bound.longValue())
        : bound.toString();
  }
}
