package ai.somagent.soma.bound;

import ai.somagent.soma.bound.BoundNode.How;
import ai.somagent.soma.bound.EffectCosts.Range;
import ai.somagent.soma.checked.CheckedStep.ClausesChecked;
import java.util.ArrayList;
import java.util.List;

/** What the clauses of a {@code run} of a task make of what its steps need. */
final class TaskCosts {
  private TaskCosts() {}

  /**
   * The whole of all attempts, with the pauses between them and under the ceilings of the whole.
   *
   * @param once the task run once
   */
  static BoundNode of(BoundNode once, ClausesChecked clauses) {
    List<BoundNode> parts = new ArrayList<>(once.parts());
    Amounts most = attempts(once, clauses, once.most(), parts);
    Long within = clauses.withinMillis();
    if (within != null) {
      Amounts deadline = HistoryCost.DEADLINE.most();
      parts.add(part(once, "`within` of the task", How.SINGLE, 1, deadline, List.of()));
      most = most.then(deadline).atMost(Measure.WALL_MILLIS, within);
      most = most.atMost(Measure.WAIT_MILLIS, within);
    }
    Range range = EffectCosts.limited(new Range(once.least(), most), clauses.budget());
    return new BoundNode(
        once.source(),
        once.span(),
        once.what(),
        How.SEQUENCE,
        1,
        1,
        range.least(),
        range.most(),
        parts);
  }

  private static Amounts attempts(
      BoundNode once, ClausesChecked clauses, Amounts most, List<BoundNode> parts) {
    int again = clauses.retry().times();
    if (again == 0) {
      return most;
    }
    long attempts = 1L + again;
    Amounts all = most.times(attempts);
    List<BoundNode> steps = List.copyOf(parts);
    parts.clear();
    parts.add(part(once, "up to " + attempts + " attempts", How.LOOP, attempts, all, steps));
    Amounts pauses =
        HistoryCost.DEADLINE
            .most()
            .times(again)
            .with(Measure.WALL_MILLIS, EffectCosts.pauses(clauses.retry()));
    parts.add(part(once, "pauses between the attempts", How.SINGLE, 1, pauses, List.of()));
    return all.then(pauses);
  }

  private static BoundNode part(
      BoundNode at, String what, How how, long times, Amounts most, List<BoundNode> parts) {
    return new BoundNode(at.source(), at.span(), what, how, times, 1, Amounts.NONE, most, parts);
  }
}
