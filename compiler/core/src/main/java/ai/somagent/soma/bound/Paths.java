package ai.somagent.soma.bound;

import ai.somagent.soma.checked.CheckedStep.YieldTarget;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the cheapest ways through steps need, for each measure its own cheapest: loops without
 * turns, the cheaper branch, no attempt too many. A run that fails is not a way to its end.
 *
 * @param end to the end of the steps, or null when none gets there
 * @param run to a {@code return} in the steps, or null when there is none
 * @param exits to leaving a region around the steps
 */
record Paths(@Nullable Amounts end, @Nullable Amounts run, Map<YieldTarget, Amounts> exits) {
  static final Paths NOWHERE = new Paths(null, null, Map.of());

  static Paths toEnd(Amounts amounts) {
    return new Paths(amounts, null, Map.of());
  }

  static Paths toExit(YieldTarget target) {
    return new Paths(null, null, Map.of(target, Amounts.NONE));
  }

  static Paths toReturn() {
    return new Paths(null, Amounts.NONE, Map.of());
  }

  /** One of these ways, or one of those. */
  Paths or(Paths other) {
    Map<YieldTarget, Amounts> both = new HashMap<>(exits);
    other.exits.forEach((target, amounts) -> both.merge(target, amounts, Amounts::least));
    return new Paths(least(end, other.end), least(run, other.run), both);
  }

  /** These ways, and then those. */
  Paths then(Paths next) {
    if (end == null) {
      return this;
    }
    Map<YieldTarget, Amounts> both = new HashMap<>(exits);
    next.exits.forEach((target, amounts) -> both.merge(target, end.then(amounts), Amounts::least));
    return new Paths(
        next.end == null ? null : end.then(next.end),
        least(run, next.run == null ? null : end.then(next.run)),
        both);
  }

  /** These ways, with what leaves {@code target} coming to the end. */
  Paths leaving(YieldTarget target) {
    Map<YieldTarget, Amounts> others = new HashMap<>(exits);
    Amounts left = others.remove(target);
    return new Paths(least(end, left), run, others);
  }

  /** These ways with {@code return} ending the steps alone, as in a task. */
  Paths returning() {
    return new Paths(least(end, run), null, exits);
  }

  /** The cheapest way to any end. */
  Amounts cheapest() {
    Amounts cheapest = least(end, run);
    for (Amounts exit : exits.values()) {
      cheapest = least(cheapest, exit);
    }
    return cheapest == null ? Amounts.NONE : cheapest;
  }

  private static @Nullable Amounts least(@Nullable Amounts a, @Nullable Amounts b) {
    if (a == null || b == null) {
      return a == null ? b : a;
    }
    return a.least(b);
  }
}
