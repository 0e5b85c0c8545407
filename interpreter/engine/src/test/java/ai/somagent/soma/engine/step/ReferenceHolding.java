package ai.somagent.soma.engine.step;

import static ai.somagent.soma.engine.step.ReferenceInterpreter.NEVER;

import ai.somagent.soma.engine.step.ReferenceInterpreter.Answer;
import ai.somagent.soma.engine.step.ReferenceInterpreter.Outside;
import java.util.LinkedHashMap;
import java.util.Map;

/** A call that would be made at or after {@code from} and before {@code until} is made then. */
record ReferenceHolding(long from, long until) {
  static final ReferenceHolding NONE = new ReferenceHolding(NEVER, NEVER);

  boolean holds(long time) {
    return from <= time && time < until;
  }

  /** Events have even times, so that something can be after one and before the next. */
  static Outside halved(Outside outside) {
    Map<String, Answer> answers = new LinkedHashMap<>();
    outside
        .answers()
        .forEach((key, answer) ->
            answers.put(key, new Answer(2 * answer.time(), answer.result(), answer.error())));
    return new Outside(
        answers,
        outside.signals().stream().map(time -> 2 * time).toList(),
        outside.said(),
        doubled(outside.cancelled()),
        doubled(outside.wallClock()),
        new ReferenceHolding(doubled(outside.holding().from), doubled(outside.holding().until)));
  }

  private static long doubled(long time) {
    return time == NEVER ? NEVER : 2 * time;
  }
}
