package ai.somagent.soma.bound;

import ai.somagent.soma.bound.BoundNode.How;
import ai.somagent.soma.checked.CheckedOperation.CallOperation;
import ai.somagent.soma.checked.CheckedStep.EffectChecked;
import ai.somagent.soma.checked.CheckedStep.UndoChecked;
import java.util.ArrayList;
import java.util.List;

/** What taking a step back needs. Its time is none of the run's, which has ended by then. */
final class UndoCosts {
  /** What may be repeated is tried again for a day. */
  private static final long RETRIED_MILLIS = 86_400_000;

  private UndoCosts() {}

  /**
   * @param steps those of {@code undo} as if they were steps of the run
   */
  static BoundNode of(UndoChecked undo, BoundNode steps) {
    long once = steps.most().of(Measure.WALL_MILLIS);
    long time = isTriedAgain(undo) ? Math.max(once, RETRIED_MILLIS) : once;
    Amounts timeless = steps.most().with(Measure.WALL_MILLIS, 0).with(Measure.WAIT_MILLIS, 0);
    Amounts undoing = Amounts.NONE.with(Measure.UNDO_MILLIS, time);
    String what = isTriedAgain(undo) ? "undo, tried again for up to a day" : "undo";
    List<BoundNode> parts = new ArrayList<>(steps.parts());
    parts.add(node(steps, what, How.SINGLE, undoing, List.of()));
    return node(steps, "undo", How.SEQUENCE, timeless.then(undoing), parts);
  }

  private static BoundNode node(
      BoundNode at, String what, How how, Amounts most, List<BoundNode> parts) {
    return new BoundNode(at.source(), at.span(), what, how, 1, 1, Amounts.NONE, most, parts);
  }

  /** Only a single write that may not be repeated is attempted once. */
  private static boolean isTriedAgain(UndoChecked undo) {
    if (undo.steps().size() != 1
        || !(undo.steps().getFirst() instanceof EffectChecked effect)
        || !(effect.operation() instanceof CallOperation call)) {
      return true;
    }
    String kind = call.action().effect();
    return call.action().idempotent() || kind.equals("read") || kind.equals("none");
  }
}
