package ai.somagent.soma.type;

import ai.somagent.soma.checked.CheckedStep.CheckpointChecked;
import ai.somagent.soma.syntax.StatementSyntax.CheckpointSyntax;
import org.jspecify.annotations.Nullable;

/** Checks {@code checkpoint}, which names a stage of the main line. */
final class CheckpointChecker {
  private final StepContext context;

  CheckpointChecker(StepContext context) {
    this.context = context;
  }

  CheckedSteps check(CheckpointSyntax syntax, StepScope scope) {
    String why = misplaced(scope);
    if (why != null) {
      context.report(
          StepCode.MISPLACED_CHECKPOINT,
          syntax.span(),
          "a `checkpoint` stands on the main line, not in " + why,
          "it names the stage that the whole run has reached");
    }
    String name = syntax.name().constantText();
    if (!syntax.name().isConstant() || name.isBlank()) {
      context.report(
          StepCode.CLAUSE_VALUE,
          syntax.name().span(),
          "a `checkpoint` is named by a plain string that is not empty");
    }
    return CheckedSteps.of(new CheckpointChecked(name, syntax.span()), true, scope.environment());
  }

  private @Nullable String misplaced(StepScope scope) {
    if (!context.owner().isMainLine()) {
      return KnownNames.withArticle(context.owner().noun());
    }
    Region.CleanupRegion cleanup = scope.cleanup();
    if (cleanup != null) {
      return "`" + cleanup.word() + "`";
    }
    return scope.isBeside() ? "steps that run beside others" : null;
  }
}
