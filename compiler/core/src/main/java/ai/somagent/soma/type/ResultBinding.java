package ai.somagent.soma.type;

import ai.somagent.soma.checked.CheckedStep;
import ai.somagent.soma.checked.CheckedStep.BlockChecked;
import ai.somagent.soma.checked.CheckedStep.CallChecked;
import ai.somagent.soma.checked.CheckedStep.ForChecked;
import ai.somagent.soma.checked.CheckedStep.TryChecked;
import ai.somagent.soma.checked.LocalSymbol;
import ai.somagent.soma.source.Span;
import org.jspecify.annotations.Nullable;

/** The variable that takes what a step gives. */
final class ResultBinding {
  private ResultBinding() {}

  /** The variable that {@code step} sets besides a {@code let}'s, or null. */
  static @Nullable LocalSymbol of(CheckedStep step) {
    return switch (step) {
      case CallChecked call -> call.result();
      case BlockChecked block -> block.result();
      case ForChecked loop -> loop.result();
      case TryChecked guarded -> guarded.result();
      case CheckedStep.LetChecked ignored -> null;
      case CheckedStep.IfChecked ignored -> null;
      case CheckedStep.ParallelChecked ignored -> null;
      case CheckedStep.YieldChecked ignored -> null;
      case CheckedStep.BreakChecked ignored -> null;
      case CheckedStep.ContinueChecked ignored -> null;
      case CheckedStep.ReturnChecked ignored -> null;
      case CheckedStep.FailChecked ignored -> null;
      case CheckedStep.ErrorStepChecked ignored -> null;
    };
  }

  /** The same step, giving its result to {@code symbol} and standing at {@code span}. */
  static CheckedStep rebind(CheckedStep step, LocalSymbol symbol, Span span) {
    return switch (step) {
      case CallChecked c ->
          new CallChecked(c.action(), c.arguments(), symbol, c.timeoutMillis(), c.retry(), span);
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
      case TryChecked t -> new TryChecked(t.target(), t.body(), t.catches(), symbol, span);
      case CheckedStep.LetChecked other -> other;
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
