package ai.somagent.soma.policy;

import ai.somagent.soma.checked.CheckedStep.EffectChecked;
import ai.somagent.soma.checked.Label;
import java.util.Set;

/** Answers which labels the arguments of an effect carry; the analysis of labels knows. */
@FunctionalInterface
public interface StepLabels {
  Set<Label> of(EffectChecked effect);
}
