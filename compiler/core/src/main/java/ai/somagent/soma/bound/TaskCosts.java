package ai.somagent.soma.bound;

import ai.somagent.soma.bound.EffectCosts.Range;
import ai.somagent.soma.checked.CheckedStep.ClausesChecked;

/** What the clauses of a {@code run} of a task make of what its steps need. */
final class TaskCosts {
  private TaskCosts() {}

  /** All attempts and the pauses between them, with the ceilings of the whole. */
  static Range of(Range once, ClausesChecked clauses) {
    int again = clauses.retry().times();
    Amounts most = once.most();
    if (again > 0) {
      Amounts pauses =
          HistoryCost.DEADLINE
              .most()
              .times(again)
              .with(Measure.WALL_MILLIS, EffectCosts.pauses(clauses.retry()));
      most = most.times(1L + again).then(pauses);
    }
    Long within = clauses.withinMillis();
    if (within != null) {
      most =
          most.then(HistoryCost.DEADLINE.most())
              .atMost(Measure.WALL_MILLIS, within)
              .atMost(Measure.WAIT_MILLIS, within);
    }
    return EffectCosts.limited(new Range(once.least(), most), clauses.budget());
  }
}
