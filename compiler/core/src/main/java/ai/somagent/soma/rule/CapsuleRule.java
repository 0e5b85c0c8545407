package ai.somagent.soma.rule;

import ai.somagent.soma.checked.CapsuleMember;
import ai.somagent.soma.checked.CheckedExpression;
import ai.somagent.soma.checked.CheckedStep;

/** One judgement over one capsule. Sees every step and expression once, in order of place. */
interface CapsuleRule {
  /** What the capsule has besides its main line; before all steps. */
  default void member(CapsuleMember member) {}

  default void step(CheckedStep step) {}

  default void expression(CheckedExpression expression) {}

  /** Called when everything has been seen. */
  default void finish() {}
}
