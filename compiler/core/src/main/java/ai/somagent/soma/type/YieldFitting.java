package ai.somagent.soma.type;

import ai.somagent.soma.checked.CheckedExpression;
import ai.somagent.soma.checked.CheckedStep;
import ai.somagent.soma.checked.CheckedStep.BlockChecked;
import ai.somagent.soma.checked.CheckedStep.CatchChecked;
import ai.somagent.soma.checked.CheckedStep.ForChecked;
import ai.somagent.soma.checked.CheckedStep.IfChecked;
import ai.somagent.soma.checked.CheckedStep.ParallelChecked;
import ai.somagent.soma.checked.CheckedStep.TryChecked;
import ai.somagent.soma.checked.CheckedStep.YieldChecked;
import ai.somagent.soma.checked.CheckedStep.YieldTarget;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/** Makes the values yielded to one block fit the type they join to, once that is known. */
final class YieldFitting {
  private final YieldTarget target;
  private final UnaryOperator<CheckedExpression> fit;

  YieldFitting(YieldTarget target, UnaryOperator<CheckedExpression> fit) {
    this.target = target;
    this.fit = fit;
  }

  List<CheckedStep> apply(List<CheckedStep> steps) {
    List<CheckedStep> fitted = new ArrayList<>(steps.size());
    for (CheckedStep step : steps) {
      fitted.add(apply(step));
    }
    return fitted;
  }

  private CheckedStep apply(CheckedStep step) {
    return switch (step) {
      case YieldChecked y when y.target() == target ->
          new YieldChecked(target, fit.apply(y.value()), y.span());
      case IfChecked i ->
          new IfChecked(i.condition(), apply(i.then()), apply(i.otherwise()), i.span());
      case BlockChecked b -> new BlockChecked(b.target(), apply(b.body()), b.result(), b.span());
      case ForChecked f -> loop(f);
      case TryChecked t ->
          new TryChecked(
              t.target(),
              t.withinMillis(),
              t.retry(),
              apply(t.body()),
              catches(t.catches()),
              apply(t.cleanup()),
              t.result(),
              t.span());
      case CheckedStep.WhileChecked w ->
          new CheckedStep.WhileChecked(
              w.target(), w.condition(), w.max(), apply(w.body()), w.span());
      case CheckedStep.RaceChecked r -> race(r);
      case ParallelChecked p -> parallel(p);
      case YieldChecked other -> other;
      case CheckedStep.LetChecked other -> other;
      case CheckedStep.VarChecked other -> other;
      case CheckedStep.SetChecked other -> other;
      case CheckedStep.EffectChecked other -> other;
      case CheckedStep.CheckpointChecked other -> other;
      case CheckedStep.GraphChecked other -> other;
      case CheckedStep.BreakChecked other -> other;
      case CheckedStep.ContinueChecked other -> other;
      case CheckedStep.ReturnChecked other -> other;
      case CheckedStep.FailChecked other -> other;
      case CheckedStep.ErrorStepChecked other -> other;
    };
  }

  private CheckedStep race(CheckedStep.RaceChecked race) {
    List<CheckedStep.RaceArmChecked> arms = new ArrayList<>(race.arms().size());
    for (CheckedStep.RaceArmChecked arm : race.arms()) {
      arms.add(new CheckedStep.RaceArmChecked(apply(arm.head()), apply(arm.body()), arm.span()));
    }
    return new CheckedStep.RaceChecked(race.target(), arms, race.result(), race.span());
  }

  private CheckedStep loop(ForChecked f) {
    return new ForChecked(
        f.target(),
        f.items(),
        f.key(),
        f.item(),
        f.max(),
        f.window(),
        apply(f.body()),
        f.result(),
        f.span());
  }

  private CheckedStep parallel(ParallelChecked p) {
    List<List<CheckedStep>> branches = new ArrayList<>(p.branches().size());
    for (List<CheckedStep> branch : p.branches()) {
      branches.add(apply(branch));
    }
    return new ParallelChecked(branches, p.span());
  }

  private List<CatchChecked> catches(List<CatchChecked> catches) {
    List<CatchChecked> fitted = new ArrayList<>(catches.size());
    for (CatchChecked c : catches) {
      fitted.add(
          new CatchChecked(c.errors(), c.catchesAll(), c.variable(), apply(c.body()), c.span()));
    }
    return fitted;
  }
}
