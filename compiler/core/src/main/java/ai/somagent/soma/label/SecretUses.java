package ai.somagent.soma.label;

import ai.somagent.soma.checked.CheckedExpression;
import ai.somagent.soma.checked.Label;
import java.util.Set;

/** Told of what happens to secrets. */
@FunctionalInterface
interface SecretUses {
  Set<Label> SECRET = Set.of(Label.SECRET);

  /** Takes note that a secret with {@code labels} is used at {@code place}. */
  void found(LabelSet labels, CheckedExpression place, String what);

  /** {@code labels} without {@code secret}; a secret among them has been noted. */
  default LabelSet refuse(LabelSet labels, CheckedExpression place, String what) {
    if (!labels.has(Label.SECRET)) {
      return labels;
    }
    found(labels, place, what);
    return labels.without(SECRET);
  }
}
