package ai.somagent.soma.label;

import ai.somagent.soma.checked.CheckedExpression;
import ai.somagent.soma.checked.CheckedOperation.ApproveOperation;
import ai.somagent.soma.checked.CheckedOperation.EndorseOperation;
import ai.somagent.soma.checked.LocalSymbol;
import ai.somagent.soma.source.Span;
import java.util.HashMap;
import java.util.Map;

/** The only way down: an endorsed value has those of its labels that the named type has. */
final class Endorsements {
  private final ExpressionLabels expressions;
  private final LabelRecorder recorder;
  private final ShownValues shown;
  private final Map<LocalSymbol, ApproveOperation> approvals = new HashMap<>();

  Endorsements(ExpressionLabels expressions, LabelRecorder recorder, ShownValues shown) {
    this.expressions = expressions;
    this.recorder = recorder;
    this.shown = shown;
  }

  /** Remembers what {@code variable} approves. */
  void approved(LocalSymbol variable, ApproveOperation approval) {
    approvals.put(variable, approval);
  }

  /** What {@code endorse} gives. */
  LabelSet of(EndorseOperation endorse, Span span) {
    LabelSet before = expressions.into(endorse.value(), endorse.type().type());
    LabelSet open = recorder.refuse(before, endorse.value(), "is endorsed");
    LabelSet after = open.only(endorse.type().labels());
    LabelSet dropped = open.without(after.labels());
    LocalSymbol vote = endorse.approval();
    String because = vote != null ? vote.name() : endorse.reason();
    recorder.endorsed(span, dropped, because == null ? "" : because);
    ApproveOperation approval = vote == null ? null : approvals.get(vote);
    if (vote != null && approval != null && !dropped.isEmpty()) {
      CheckedExpression unseen = shown.unseen(approval, endorse.value(), dropped.labels());
      if (unseen != null) {
        recorder.notShown(unseen, vote, dropped);
      }
    }
    return after;
  }
}
