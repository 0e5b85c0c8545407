package ai.somagent.soma.type;

import ai.somagent.soma.checked.CheckedOperation.CallOperation;
import ai.somagent.soma.checked.CheckedStep;
import ai.somagent.soma.checked.CheckedStep.EffectChecked;
import ai.somagent.soma.checked.CheckedStep.UndoChecked;
import ai.somagent.soma.checked.LocalSymbol;
import ai.somagent.soma.syntax.EffectSyntax.UndoBlockSyntax;
import ai.somagent.soma.syntax.EffectSyntax.UndoEffectSyntax;
import ai.somagent.soma.syntax.EffectSyntax.UndoSyntax;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Checks how effects are taken back. */
final class UndoChecker {
  private final StepContext context;
  private final StepChecker steps;

  UndoChecker(StepContext context, StepChecker steps) {
    this.context = context;
    this.steps = steps;
  }

  /**
   * @param result the variable of the {@code let} around the effect, which its undo sees
   */
  @Nullable UndoChecked check(
      @Nullable UndoSyntax undo,
      PerformedEffect effect,
      @Nullable LocalSymbol result,
      StepScope scope) {
    if (undo == null) {
      return null;
    }
    checkPlace(undo, effect, scope);
    Environment environment =
        result == null ? scope.environment() : scope.environment().with(result);
    StepScope inside =
        new StepScope(
            environment,
            new Region.CleanupRegion("undo", scope.region()),
            new RaisedErrors(),
            false);
    List<CheckedStep> taken =
        switch (undo) {
          case UndoEffectSyntax one -> steps.effects().check(one.effect(), inside).steps();
          case UndoBlockSyntax block -> steps.block(block.block(), inside).steps();
        };
    warnAboutWrites(taken);
    return new UndoChecked(taken, undo.span());
  }

  private void checkPlace(UndoSyntax undo, PerformedEffect effect, StepScope scope) {
    Region.CleanupRegion cleanup = scope.cleanup();
    if (cleanup != null) {
      context.report(
          EffectCode.MISPLACED_UNDO,
          CapsuleMembers.keyword(undo.span(), "undo"),
          "what happens inside `" + cleanup.word() + "` is not undone",
          "drop this `undo`");
    } else if (effect.harmless()) {
      context.report(
          EffectCode.MISPLACED_UNDO,
          CapsuleMembers.keyword(undo.span(), "undo"),
          effect.what() + " changes nothing, so there is nothing to undo",
          "drop this `undo`");
    }
  }

  /** A write that may not be repeated is attempted once, and what it leaves is for an operator. */
  private void warnAboutWrites(List<CheckedStep> taken) {
    StepWalk.each(
        taken,
        step -> {
          if (step instanceof EffectChecked effect
              && effect.operation() instanceof CallOperation call
              && !CallChecker.mayRepeat(call.action())) {
            context.report(
                EffectCode.UNDO_NOT_IDEMPOTENT,
                effect.span(),
                "this undo is attempted only once: `"
                    + call.action().tool()
                    + "."
                    + call.action().action()
                    + "` is not idempotent",
                "if it fails, an operator must finish it; undos of reads and idempotent writes are"
                    + " retried for a day");
          }
        });
  }
}
