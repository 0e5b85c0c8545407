package ai.somagent.soma.rule;

import ai.somagent.soma.checked.CheckedOperation;
import ai.somagent.soma.checked.CheckedOperation.CallOperation;
import ai.somagent.soma.checked.CheckedStep;
import ai.somagent.soma.checked.CheckedStep.CatchChecked;
import ai.somagent.soma.checked.CheckedStep.EffectChecked;
import ai.somagent.soma.checked.CheckedStep.ForChecked;
import ai.somagent.soma.checked.CheckedStep.IfChecked;
import ai.somagent.soma.checked.CheckedStep.ParallelChecked;
import ai.somagent.soma.checked.CheckedStep.RaceChecked;
import ai.somagent.soma.checked.CheckedStep.TryChecked;
import ai.somagent.soma.checked.CheckedStep.WhileChecked;
import ai.somagent.soma.checked.CheckedStepParts;
import ai.somagent.soma.checked.ToolActionSymbol;
import ai.somagent.soma.diagnostic.CodeFix;
import ai.somagent.soma.diagnostic.Diagnostic;
import ai.somagent.soma.diagnostic.DiagnosticSink;
import ai.somagent.soma.diagnostic.RelatedSpan;
import ai.somagent.soma.diagnostic.TextEdit;
import ai.somagent.soma.source.Span;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A write that stays when a later step fails, although nobody said that it may. What {@code
 * finally} and undos do is never undone, and is left alone here.
 */
final class NoUndoRule {
  private final String source;
  private final DiagnosticSink sink;

  NoUndoRule(String source, DiagnosticSink sink) {
    this.source = source;
    this.sink = sink;
  }

  /** Checks {@code steps}, which are all that happens in their scope. */
  void check(List<CheckedStep> steps) {
    walk(steps, null);
  }

  /**
   * @param later a step after these, or beside them, that may fail; null when there is none
   */
  private void walk(List<CheckedStep> steps, @Nullable Span later) {
    Span next = later;
    for (int i = steps.size() - 1; i >= 0; i--) {
      CheckedStep step = steps.get(i);
      step(step, next);
      Span fails = failing(step);
      next = fails == null ? next : fails;
    }
  }

  private void step(CheckedStep step, @Nullable Span later) {
    switch (step) {
      case EffectChecked effect -> effect(effect, later);
      case IfChecked branch -> {
        walk(branch.then(), later);
        walk(branch.otherwise(), later);
      }
      case CheckedStep.BlockChecked block -> walk(block.body(), later);
      case ForChecked loop -> turn(loop.body(), later);
      case WhileChecked loop -> turn(loop.body(), later);
      case ParallelChecked parallel -> parallel(parallel, later);
      case RaceChecked race -> race(race, later);
      case TryChecked guarded -> {
        walk(guarded.body(), later);
        for (CatchChecked handler : guarded.catches()) {
          walk(handler.body(), later);
        }
      }
      case CheckedStep.GraphChecked ignored -> {}
      case CheckedStep.LetChecked ignored -> {}
      case CheckedStep.VarChecked ignored -> {}
      case CheckedStep.SetChecked ignored -> {}
      case CheckedStep.CheckpointChecked ignored -> {}
      case CheckedStep.YieldChecked ignored -> {}
      case CheckedStep.BreakChecked ignored -> {}
      case CheckedStep.ContinueChecked ignored -> {}
      case CheckedStep.ReturnChecked ignored -> {}
      case CheckedStep.FailChecked ignored -> {}
      case CheckedStep.ErrorStepChecked ignored -> {}
    }
  }

  /** The next turn may fail as well. */
  private void turn(List<CheckedStep> body, @Nullable Span later) {
    Span next = later == null ? failing(body) : later;
    walk(body, next);
  }

  private void parallel(ParallelChecked parallel, @Nullable Span later) {
    for (List<CheckedStep> branch : parallel.branches()) {
      Span beside = later;
      for (List<CheckedStep> other : parallel.branches()) {
        beside = beside == null && other != branch ? failing(other) : beside;
      }
      walk(branch, beside);
    }
  }

  /** A head that loses is undone. */
  private void race(RaceChecked race, @Nullable Span later) {
    for (CheckedStep.RaceArmChecked arm : race.arms()) {
      walk(arm.head(), later == null ? race.span() : later);
      walk(arm.body(), later);
    }
  }

  private void effect(EffectChecked effect, @Nullable Span later) {
    if (later != null
        && effect.clauses().undo() == null
        && effect.operation() instanceof CallOperation call
        && call.action().effect().equals("write")) {
      report(effect.span(), call.action(), later);
    }
  }

  /** The first step in {@code steps} that may fail because of the world or because it says so. */
  private static @Nullable Span failing(List<CheckedStep> steps) {
    for (CheckedStep step : steps) {
      Span found = failing(step);
      if (found != null) {
        return found;
      }
    }
    return null;
  }

  private static @Nullable Span failing(CheckedStep step) {
    if (step instanceof EffectChecked effect) {
      return mayFail(effect.operation()) ? effect.span() : null;
    }
    if (step instanceof CheckedStep.FailChecked || step instanceof CheckedStep.GraphChecked) {
      return step.span();
    }
    for (List<CheckedStep> region : CheckedStepParts.regions(step)) {
      Span found = failing(region);
      if (found != null) {
        return found;
      }
    }
    return null;
  }

  private static boolean mayFail(CheckedOperation operation) {
    return switch (operation) {
      case CallOperation ignored -> true;
      case CheckedOperation.RunTaskOperation run -> failing(run.task().steps()) != null;
      case CheckedOperation.RunCapsuleOperation ignored -> true;
      case CheckedOperation.AskOperation ignored -> true;
      case CheckedOperation.ApproveOperation ignored -> true;
      case CheckedOperation.AwaitSignalOperation ignored -> true;
      case CheckedOperation.AwaitUntilOperation ignored -> true;
      case CheckedOperation.SleepOperation ignored -> false;
      case CheckedOperation.EmitOperation ignored -> false;
      case CheckedOperation.EndorseOperation ignored -> true;
    };
  }

  private void report(Span span, ToolActionSymbol action, Span later) {
    String name = action.tool() + "." + action.action();
    sink.report(
        Diagnostic.of(
                RuleCode.NO_UNDO,
                source,
                span,
                "what `" + name + "` writes stays when a later step fails")
            .withHelp("take it back with `undo call …`; `undo {}` says that it may stay")
            .withRelated(List.of(new RelatedSpan(source, later, "this may fail")))
            .withFixes(
                List.of(
                    new CodeFix(
                        "Say that it may stay",
                        List.of(new TextEdit(new Span(span.end(), span.end()), " undo {}"))))));
  }
}
