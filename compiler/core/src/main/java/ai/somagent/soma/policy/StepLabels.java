package ai.somagent.soma.policy;

import ai.somagent.soma.checked.CheckedExpression;
import ai.somagent.soma.checked.CheckedStep.EffectChecked;
import ai.somagent.soma.checked.CheckedStepParts;
import ai.somagent.soma.checked.Label;
import ai.somagent.soma.label.LabelReport;
import ai.somagent.soma.label.LabelReport.LabelledFlow;
import ai.somagent.soma.source.Span;
import java.util.EnumSet;
import java.util.Set;

/** Which labels the values carry that an effect is given. */
final class StepLabels {
  private final LabelReport report;

  StepLabels(LabelReport report) {
    this.report = report;
  }

  /**
   * @param source name of the text that the effect stands in
   */
  Set<Label> of(EffectChecked effect, String source) {
    Set<Label> labels = EnumSet.noneOf(Label.class);
    for (CheckedExpression value : CheckedStepParts.expressions(effect.operation())) {
      for (LabelledFlow flow : report.flows()) {
        if (flow.source().equals(source) && isIn(flow.span(), value.span())) {
          labels.addAll(flow.labels().labels());
        }
      }
    }
    return labels;
  }

  private static boolean isIn(Span part, Span whole) {
    return whole.start() <= part.start() && part.end() <= whole.end();
  }
}
