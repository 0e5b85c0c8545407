package ai.somagent.soma.policy;

import ai.somagent.soma.checked.CheckedStep;
import ai.somagent.soma.checked.CheckedStep.EffectChecked;
import ai.somagent.soma.checked.PlanNodeChecked;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A step with its facts and what stands around it.
 *
 * @param step the effect, or null for a node of a plan
 * @param node the node, or null for an effect
 * @param undoes names of what takes the step back, for whoever approves it
 * @param offered whether it is a tool offered to a model, which acts inside the turn of the model
 * @param ends whether it stands in a {@code finally} or {@code undo}, where nobody is asked
 * @param approvals written approvals that every way to the step has passed in the same turn
 */
record JudgedStep(
    StepFacts facts,
    @Nullable CheckedStep step,
    @Nullable PlanNodeChecked node,
    List<String> undoes,
    boolean offered,
    boolean ends,
    List<EffectChecked> approvals) {
  JudgedStep {
    undoes = List.copyOf(undoes);
    approvals = List.copyOf(approvals);
  }
}
