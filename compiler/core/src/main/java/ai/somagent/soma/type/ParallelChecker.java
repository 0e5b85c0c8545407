package ai.somagent.soma.type;

import ai.somagent.soma.bind.BindCode;
import ai.somagent.soma.checked.CheckedStep;
import ai.somagent.soma.checked.CheckedStep.ParallelChecked;
import ai.somagent.soma.checked.LocalSymbol;
import ai.somagent.soma.source.Span;
import ai.somagent.soma.syntax.ControlSyntax.BranchSyntax;
import ai.somagent.soma.syntax.StatementSyntax;
import ai.somagent.soma.syntax.StatementSyntax.ControlStatementSyntax;
import ai.somagent.soma.syntax.StatementSyntax.LetSyntax;
import ai.somagent.soma.syntax.StatementSyntax.ParallelSyntax;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Checks {@code parallel}: each step is a branch that sees nothing of its siblings. */
final class ParallelChecker {
  private final StepContext context;
  private final StepChecker steps;

  ParallelChecker(StepContext context, StepChecker steps) {
    this.context = context;
    this.steps = steps;
  }

  CheckedSteps check(ParallelSyntax syntax, StepScope scope) {
    List<List<CheckedStep>> branches = new ArrayList<>();
    Environment after = scope.environment();
    boolean completes = true;
    StepScope inside = scope.with(scope.environment().withHidden(boundNames(syntax)));
    for (StatementSyntax statement : syntax.body().statements()) {
      CheckedSteps branch = branch(statement, inside);
      branches.add(branch.steps());
      completes &= branch.completes();
      LocalSymbol bound = bound(statement, branch);
      if (bound != null) {
        requireFresh(bound, after, scope);
        after = after.with(bound);
      }
    }
    return CheckedSteps.of(new ParallelChecked(branches, syntax.span()), completes, after);
  }

  private CheckedSteps branch(StatementSyntax statement, StepScope scope) {
    if (statement instanceof ControlStatementSyntax control
        && control.control() instanceof BranchSyntax branch) {
      Region region = new Region.BranchRegion(false, scope.region());
      return steps.block(branch.body(), scope.inside(region));
    }
    return steps.step(statement, scope.inside(new Region.BranchRegion(true, scope.region())));
  }

  /** A {@code branch} that stands nowhere near a {@code parallel}. */
  CheckedSteps checkBranch(BranchSyntax branch, StepScope scope) {
    reportMisplaced(context, branch);
    CheckedSteps body =
        steps.block(branch.body(), scope.inside(new Region.BranchRegion(false, scope.region())));
    return new CheckedSteps(body.steps(), body.completes(), scope.environment());
  }

  static void reportMisplaced(StepContext context, BranchSyntax branch) {
    context.report(
        StepCode.MISPLACED_BRANCH,
        new Span(branch.span().start(), branch.span().start() + "branch".length()),
        "a `branch` stands directly in a `parallel`",
        "put it in a `parallel`, or leave out the braces");
  }

  private static Set<String> boundNames(ParallelSyntax syntax) {
    Set<String> names = new HashSet<>();
    for (StatementSyntax statement : syntax.body().statements()) {
      if (statement instanceof LetSyntax let) {
        names.add(let.name().text());
      }
    }
    return names;
  }

  /** What a {@code let} written directly in the block binds. */
  private static @Nullable LocalSymbol bound(StatementSyntax statement, CheckedSteps branch) {
    return statement instanceof LetSyntax let ? branch.after().findLocal(let.name().text()) : null;
  }

  private void requireFresh(LocalSymbol bound, Environment after, StepScope scope) {
    LocalSymbol sibling = after.findLocal(bound.name());
    if (sibling != null && scope.environment().findLocal(bound.name()) == null) {
      context.report(
          BindCode.SHADOWED_NAME,
          bound.span(),
          "`" + bound.name() + "` is bound by another branch of this `parallel`");
    }
  }
}
