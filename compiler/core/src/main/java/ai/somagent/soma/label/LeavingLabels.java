package ai.somagent.soma.label;

import ai.somagent.soma.checked.CheckedExpression;
import ai.somagent.soma.checked.CheckedStep.FailChecked;
import ai.somagent.soma.checked.CheckedStep.ReturnChecked;
import ai.somagent.soma.checked.CheckedStep.YieldChecked;
import ai.somagent.soma.checked.CheckedStep.YieldTarget;
import ai.somagent.soma.checked.Label;
import ai.somagent.soma.checked.LocalSymbol;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Steps that leave a region with a value, which also takes the labels of what decided on that. */
final class LeavingLabels {
  private final LabelUnit unit;
  private final LabelState state;
  private final LabelRecorder recorder;
  private final ExpressionLabels expressions;
  private final EffectLabels effects;
  private final Map<YieldTarget, LocalSymbol> results = new HashMap<>();

  LeavingLabels(
      LabelUnit unit,
      LabelState state,
      LabelRecorder recorder,
      ExpressionLabels expressions,
      EffectLabels effects) {
    this.unit = unit;
    this.state = state;
    this.recorder = recorder;
    this.expressions = expressions;
    this.effects = effects;
  }

  /** A region begins whose value goes into {@code result}. */
  void region(YieldTarget target, @Nullable LocalSymbol result) {
    if (result != null) {
      results.put(target, result);
    }
  }

  Exits yielded(YieldChecked yield, Control control) {
    LocalSymbol result = results.get(yield.target());
    if (result == null) {
      expressions.of(yield.value());
    } else {
      state.bind(
          result, () -> expressions.into(yield.value(), result.type()).plus(control.condition()));
    }
    return Exits.to(yield.target(), control);
  }

  Exits end(ReturnChecked end, Control control) {
    CheckedExpression value = end.value();
    if (value != null && unit.returns() != null) {
      Set<Label> accepted = unit.returns().labels();
      effects.refuseSecretInside(value, "is returned");
      LabelSet labels = expressions.into(value, unit.returns().type());
      if (recorder.refuse(labels, value, "is returned") == labels) {
        effects.value(value, unit.returns().type(), unit.output(), accepted, "declare it `%s …`");
      }
      if (!accepted.contains(Label.UNTRUSTED) && !labels.has(Label.UNTRUSTED)) {
        recorder.choice(value, unit.output(), control.condition());
      }
    }
    return Exits.to(Exits.RUN, control);
  }

  Exits fail(FailChecked fail, Control control) {
    effects.leaving(
        fail.fields(), fail.error().fields(), fail.error().name(), "goes into an error");
    return Exits.to(fail.error(), control);
  }
}
