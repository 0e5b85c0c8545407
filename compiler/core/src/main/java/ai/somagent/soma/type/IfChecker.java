package ai.somagent.soma.type;

import ai.somagent.soma.checked.CheckedExpression;
import ai.somagent.soma.checked.CheckedStep;
import ai.somagent.soma.checked.CheckedStep.ErrorStepChecked;
import ai.somagent.soma.checked.CheckedStep.IfChecked;
import ai.somagent.soma.source.Span;
import ai.somagent.soma.syntax.ControlSyntax.IfBranchSyntax;
import ai.somagent.soma.syntax.ControlSyntax.IfSyntax;
import java.util.ArrayList;
import java.util.List;

/** Checks {@code if} with its chain of {@code else if}, and spells the chain out. */
final class IfChecker {
  /** The machine and the verifier walk nested regions, so chains have an end. */
  static final int MOST_ARMS = 500;

  private final StepContext context;
  private final StepChecker steps;

  IfChecker(StepContext context, StepChecker steps) {
    this.context = context;
    this.steps = steps;
  }

  /** One path: its condition, what it does, and what held on it. */
  private record PathChecked(CheckedExpression condition, CheckedSteps body, Span span) {}

  CheckedSteps check(IfSyntax syntax, StepScope scope) {
    if (syntax.branches().size() > MOST_ARMS) {
      return tooMany(context, syntax.span(), "if", scope);
    }
    List<PathChecked> paths = new ArrayList<>();
    List<Narrowing> open = new ArrayList<>();
    Narrowing failed = Narrowing.NONE;
    StepScope at = scope;
    for (IfBranchSyntax branch : syntax.branches()) {
      CheckedExpression condition = context.check(branch.condition(), at, BuiltinTypes.BOOL);
      Narrowing passed = Narrowing.whenTrue(condition);
      CheckedSteps body = steps.block(branch.body(), at.with(at.environment().narrowed(passed)));
      paths.add(new PathChecked(condition, body, paths.isEmpty() ? syntax.span() : branch.span()));
      if (body.completes()) {
        open.add(failed.and(passed));
      }
      Narrowing opposite = Narrowing.whenFalse(condition);
      failed = failed.and(opposite);
      at = at.with(at.environment().narrowed(opposite));
    }
    CheckedSteps otherwise = otherwise(syntax, at);
    if (otherwise.completes()) {
      open.add(failed);
    }
    return new CheckedSteps(
        fold(paths, otherwise.steps()), !open.isEmpty(), after(open, scope.environment()));
  }

  private CheckedSteps otherwise(IfSyntax syntax, StepScope scope) {
    return syntax.otherwise() == null
        ? CheckedSteps.none(scope.environment())
        : steps.block(syntax.otherwise(), scope);
  }

  private static List<CheckedStep> fold(List<PathChecked> paths, List<CheckedStep> otherwise) {
    List<CheckedStep> rest = otherwise;
    for (int i = paths.size() - 1; i >= 0; i--) {
      PathChecked path = paths.get(i);
      rest = List.of(new IfChecked(path.condition(), path.body().steps(), rest, path.span()));
    }
    return rest;
  }

  /** What is known after paths of which those in {@code open} come to their end. */
  static Environment after(List<Narrowing> open, Environment before) {
    return open.size() == 1 ? before.narrowed(open.getFirst()) : before;
  }

  static CheckedSteps tooMany(StepContext context, Span span, String keyword, StepScope scope) {
    context.report(
        StepCode.TOO_LARGE,
        new Span(span.start(), span.start() + keyword.length()),
        "this `" + keyword + "` has more than " + MOST_ARMS + " alternatives",
        "split it, or look the answer up in a map");
    context.unreadable(scope);
    return CheckedSteps.of(new ErrorStepChecked(span), true, scope.environment());
  }
}
