package ai.somagent.soma.type;

import ai.somagent.soma.checked.CheckedStep;
import ai.somagent.soma.checked.CheckedStep.BlockChecked;
import ai.somagent.soma.checked.CheckedStep.EffectChecked;
import ai.somagent.soma.checked.CheckedStep.ForChecked;
import ai.somagent.soma.checked.CheckedStep.RaceChecked;
import ai.somagent.soma.checked.CheckedStep.TryChecked;
import ai.somagent.soma.checked.LocalSymbol;
import ai.somagent.soma.source.Span;

/** The variable that takes what a step gives. */
final class ResultBinding {
  private ResultBinding() {}

  /** The same step, giving its result to {@code symbol} and standing at {@code span}. */
  static CheckedStep rebind(CheckedStep step, LocalSymbol symbol, Span span) {
    return switch (step) {
      case EffectChecked e -> new EffectChecked(e.operation(), e.clauses(), symbol, span);
      case RaceChecked r -> new RaceChecked(r.target(), r.arms(), symbol, span);
      case BlockChecked b -> new BlockChecked(b.target(), b.body(), symbol, span);
      case ForChecked f ->
          new ForChecked(
              f.target(),
              f.items(),
              f.key(),
              f.item(),
              f.max(),
              f.window(),
              f.body(),
              symbol,
              span);
      case TryChecked t ->
          new TryChecked(
              t.target(),
              t.withinMillis(),
              t.retry(),
              t.body(),
              t.catches(),
              t.cleanup(),
              symbol,
              span);
      case CheckedStep.LetChecked other -> other;
      case CheckedStep.VarChecked other -> other;
      case CheckedStep.SetChecked other -> other;
      case CheckedStep.WhileChecked other -> other;
      case CheckedStep.CheckpointChecked other -> other;
      case CheckedStep.GraphChecked other -> other;
      case CheckedStep.IfChecked other -> other;
      case CheckedStep.ParallelChecked other -> other;
      case CheckedStep.YieldChecked other -> other;
      case CheckedStep.BreakChecked other -> other;
      case CheckedStep.ContinueChecked other -> other;
      case CheckedStep.ReturnChecked other -> other;
      case CheckedStep.FailChecked other -> other;
      case CheckedStep.ErrorStepChecked other -> other;
    };
  }
}
