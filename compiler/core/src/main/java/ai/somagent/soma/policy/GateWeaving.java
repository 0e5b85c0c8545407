package ai.somagent.soma.policy;

import ai.somagent.soma.checked.CheckedArgument;
import ai.somagent.soma.checked.CheckedExpression;
import ai.somagent.soma.checked.CheckedExpression.ListChecked;
import ai.somagent.soma.checked.CheckedExpression.LiteralChecked;
import ai.somagent.soma.checked.CheckedExpression.LocalChecked;
import ai.somagent.soma.checked.CheckedExpression.SelectChecked;
import ai.somagent.soma.checked.CheckedOperation.ApproveOperation;
import ai.somagent.soma.checked.CheckedOperation.ApproverChecked;
import ai.somagent.soma.checked.CheckedOperation.CallOperation;
import ai.somagent.soma.checked.CheckedStep;
import ai.somagent.soma.checked.CheckedStep.ClausesChecked;
import ai.somagent.soma.checked.CheckedStep.EffectChecked;
import ai.somagent.soma.checked.CheckedStep.FailChecked;
import ai.somagent.soma.checked.CheckedStep.IfChecked;
import ai.somagent.soma.checked.CheckedStep.RetryChecked;
import ai.somagent.soma.checked.ErrorSymbol;
import ai.somagent.soma.checked.FieldSymbol;
import ai.somagent.soma.checked.Label;
import ai.somagent.soma.checked.Limits;
import ai.somagent.soma.checked.LocalSymbol;
import ai.somagent.soma.checked.PolicySymbol.GateChecked;
import ai.somagent.soma.checked.PolicySymbol.Verdict;
import ai.somagent.soma.checked.SomaType;
import ai.somagent.soma.source.Span;
import ai.somagent.soma.type.BuiltinErrors;
import ai.somagent.soma.type.BuiltinTypes;
import java.util.ArrayList;
import java.util.List;

/** Makes the steps that a decision adds to a program. */
final class GateWeaving {
  private static final RetryChecked NEVER = RetryChecked.NEVER;

  private GateWeaving() {}

  /** The approval of a gate, or the check of a rule that depends on values of the run. */
  static WovenStep weave(PolicyDecision decision, JudgedStep judged) {
    Span span = decision.step().span();
    CheckedStep step = action(decision, judged, span);
    CheckedExpression condition = decision.condition();
    CheckedStep guarded =
        condition == null ? step : new IfChecked(condition, List.of(step), List.of(), span);
    return new WovenStep(guarded, decision);
  }

  private static CheckedStep action(PolicyDecision decision, JudgedStep judged, Span span) {
    GateChecked gate = decision.rule().gate();
    if (decision.verdict() != Verdict.GATE || gate == null) {
      return new FailChecked(denied(), List.of(), span);
    }
    ApproveOperation approval = approval(gate.approval(), decision, judged);
    ClausesChecked clauses = new ClausesChecked(null, null, NEVER, gate.withinMillis(), null, null);
    return new EffectChecked(approval, clauses, null, span);
  }

  private static ErrorSymbol denied() {
    ErrorSymbol denied = BuiltinErrors.find("Denied");
    if (denied == null) {
      throw new IllegalStateException("no built-in error Denied");
    }
    return denied;
  }

  private static ApproveOperation approval(
      ApproveOperation gate, PolicyDecision decision, JudgedStep judged) {
    LocalSymbol variable = decision.policy().step();
    FactSubstitution facts = new FactSubstitution(variable, decision.step());
    List<ApproverChecked> by = new ArrayList<>();
    for (ApproverChecked approver : gate.by()) {
      by.add(new ApproverChecked(approver.kind(), facts.apply(approver.id())));
    }
    List<CheckedArgument> show = new ArrayList<>();
    for (CheckedArgument shown : gate.show()) {
      if (isArguments(shown.value(), variable)) {
        show.addAll(visible(judged));
      } else {
        show.add(new CheckedArgument(shown.name(), facts.apply(shown.value())));
      }
    }
    if (!judged.undoes().isEmpty()) {
      show.add(new CheckedArgument("undo", texts(judged.undoes(), decision.step().span())));
    }
    return new ApproveOperation(
        facts.apply(gate.title()),
        by,
        gate.quorum(),
        gate.refusals(),
        gate.except().stream().map(facts::apply).toList(),
        show,
        null,
        gate.result());
  }

  /** Whether it is {@code step.args} as a whole. */
  private static boolean isArguments(CheckedExpression shown, LocalSymbol variable) {
    return shown instanceof SelectChecked select
        && select.field().equals("args")
        && select.target() instanceof LocalChecked local
        && local.symbol() == variable;
  }

  /** Everything that the step is given but for secrets, which nobody is shown. */
  private static List<CheckedArgument> visible(JudgedStep judged) {
    List<CheckedArgument> arguments = judged.facts().arguments();
    if (arguments == null) {
      return List.of();
    }
    List<CheckedArgument> visible = new ArrayList<>(arguments);
    if (judged.step() instanceof EffectChecked effect
        && effect.operation() instanceof CallOperation call) {
      for (FieldSymbol parameter : call.action().parameters()) {
        if (parameter.labels().contains(Label.SECRET)) {
          visible.removeIf(argument -> argument.name().equals(parameter.name()));
        }
      }
    }
    return visible;
  }

  private static CheckedExpression texts(List<String> texts, Span span) {
    List<CheckedExpression> elements = new ArrayList<>();
    for (String text : texts) {
      elements.add(new LiteralChecked(text, BuiltinTypes.STRING, span));
    }
    return new ListChecked(elements, new SomaType.ListType(BuiltinTypes.STRING, Limits.NONE), span);
  }
}
