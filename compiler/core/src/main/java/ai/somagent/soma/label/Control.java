package ai.somagent.soma.label;

import ai.somagent.soma.checked.CheckedOperation.ApproveOperation;
import java.util.ArrayList;
import java.util.List;

/**
 * What decides whether a step runs.
 *
 * @param condition why that depends on untrusted data; empty where it does not
 * @param gated whether a person has approved since, or knew what the condition reads
 * @param approvals those on every way here
 */
record Control(LabelSet condition, boolean gated, List<ApproveOperation> approvals) {
  static final Control FREE = new Control(LabelSet.NONE, false, List.of());

  Control {
    approvals = List.copyOf(approvals);
  }

  /** Under one more condition; {@code known} when an approval has shown what it reads. */
  Control under(LabelSet untrusted, boolean known) {
    if (untrusted.isEmpty()) {
      return this;
    }
    // What a person knew is not what to blame.
    LabelSet both = gated && !known ? untrusted.plus(condition) : condition.plus(untrusted);
    return new Control(both, known && (condition.isEmpty() || gated), approvals);
  }

  /** After an approval. */
  Control approved(ApproveOperation approval) {
    List<ApproveOperation> all = new ArrayList<>(approvals);
    all.add(approval);
    return new Control(condition, true, all);
  }

  /** Whether untrusted data decides alone. */
  boolean isOpen() {
    return !condition.isEmpty() && !gated;
  }
}
