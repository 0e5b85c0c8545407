package ai.somagent.soma.bound;

import ai.somagent.soma.bound.BoundNode.How;
import ai.somagent.soma.checked.CheckedStep.TryChecked;
import ai.somagent.soma.source.Span;
import java.util.List;

/** What the clauses of a {@code try} make of what one attempt needs. */
final class TryCosts {
  private final String source;
  private final TryChecked guarded;

  TryCosts(String source, TryChecked guarded) {
    this.source = source;
    this.guarded = guarded;
  }

  /**
   * The most of all attempts, pauses between them included, under the limit of the whole.
   *
   * @param parts takes the lines that explain it
   */
  Amounts of(BoundNode body, List<BoundNode> parts) {
    return limited(attempts(body, parts), parts);
  }

  private Amounts attempts(BoundNode body, List<BoundNode> parts) {
    long attempts = 1L + guarded.retry().times();
    if (attempts == 1) {
      parts.addAll(body.parts());
      return body.most();
    }
    Amounts most = body.most().times(attempts);
    String what = "up to " + attempts + " attempts";
    parts.add(
        new BoundNode(
            source, guarded.span(), what, How.LOOP, attempts, 1, body.least(), most, body.parts()));
    Amounts pauses = HistoryCost.DEADLINE.most().times(attempts - 1);
    parts.add(extra(guarded.span(), "pauses between the attempts", pauses));
    return most.then(pauses.with(Measure.WALL_MILLIS, EffectCosts.pauses(guarded.retry())));
  }

  private Amounts limited(Amounts most, List<BoundNode> parts) {
    Long within = guarded.withinMillis();
    if (within == null) {
      return most;
    }
    Amounts deadline = HistoryCost.DEADLINE.most();
    parts.add(extra(guarded.span(), "`within` of the try", deadline));
    return most.then(deadline)
        .atMost(Measure.WALL_MILLIS, within)
        .atMost(Measure.WAIT_MILLIS, within);
  }

  /** What the construct itself writes. */
  private BoundNode extra(Span span, String what, Amounts most) {
    return new BoundNode(source, span, what, How.SINGLE, 1, 1, Amounts.NONE, most, List.of());
  }
}
