package ai.somagent.soma.type;

import ai.somagent.soma.bind.BindCode;
import ai.somagent.soma.bind.NameReports;
import ai.somagent.soma.checked.CheckedStep;
import ai.somagent.soma.checked.CheckedStep.CatchChecked;
import ai.somagent.soma.checked.CheckedStep.RetryChecked;
import ai.somagent.soma.checked.CheckedStep.TryChecked;
import ai.somagent.soma.checked.CheckedStep.YieldTarget;
import ai.somagent.soma.checked.ErrorSymbol;
import ai.somagent.soma.checked.LocalSymbol;
import ai.somagent.soma.checked.SomaType;
import ai.somagent.soma.syntax.BlockSyntax;
import ai.somagent.soma.syntax.ControlSyntax.CatchSyntax;
import ai.somagent.soma.syntax.ControlSyntax.TrySyntax;
import ai.somagent.soma.syntax.PathSyntax;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Checks {@code try} and its {@code catch} parts. */
final class TryChecker {
  private static final String ANY_KIND = "Error";

  private final StepContext context;
  private final StepChecker steps;

  TryChecker(StepContext context, StepChecker steps) {
    this.context = context;
    this.steps = steps;
  }

  /** A {@code try} with what is known of its paths. */
  private record Guarded(TryChecked step, boolean completes) {}

  CheckedSteps check(TrySyntax syntax, StepScope scope) {
    Guarded guarded = guarded(syntax, new YieldTarget(), scope);
    return CheckedSteps.of(guarded.step(), guarded.completes(), scope.environment());
  }

  CheckedValue checkValue(
      TrySyntax syntax, @Nullable SomaType expected, StepScope scope, String name) {
    YieldTarget target = new YieldTarget();
    YieldedValues yields = new YieldedValues(context, expected);
    Region region = new Region.ValueRegion(target, yields, scope.region());
    Guarded guarded = guarded(syntax, target, scope.inside(region));
    TryChecked step = guarded.step();
    steps
        .values()
        .requireYield(
            new CheckedSteps(List.of(), guarded.completes(), scope.environment()),
            syntax.span(),
            "try");
    yields.requireKnown(CapsuleMembers.keyword(syntax.span(), "try"));
    LocalSymbol result = ValueChecker.result(yields, name, syntax.span());
    TryChecked whole =
        new TryChecked(
            target,
            step.withinMillis(),
            step.retry(),
            step.body(),
            step.catches(),
            step.cleanup(),
            result,
            syntax.span());
    List<CheckedStep> fitted = steps.values().fitted(target, yields, List.of(whole), scope);
    return steps.values().value(fitted.getFirst(), result, syntax.span());
  }

  private Guarded guarded(TrySyntax syntax, YieldTarget target, StepScope scope) {
    TryClauses clauses = new TryClauses(context, syntax.clauses());
    Long within = clauses.withinMillis(scope);
    RaisedErrors raised = new RaisedErrors();
    CheckedSteps body =
        steps.block(syntax.body(), scope.raising(raised).boundedIf(clauses.isLimited()));
    RetryChecked retry = clauses.retry(raised, scope);
    if (clauses.isLimited()) {
      raised.addTimeout();
    }
    boolean completes = body.completes();
    Set<String> caught = new HashSet<>();
    List<CatchChecked> catches = new ArrayList<>();
    for (CatchSyntax handler : syntax.catches()) {
      completes |= handler(handler, raised, caught, catches, scope);
    }
    if (!caught.contains(ANY_KIND)) {
      scope.raised().addUncaught(raised, caught);
    }
    CheckedSteps cleanup = cleanup(syntax.finallyBlock(), scope);
    return new Guarded(
        new TryChecked(
            target, within, retry, body.steps(), catches, cleanup.steps(), null, syntax.span()),
        completes && cleanup.completes());
  }

  /** Runs to its end whatever happens around it, so nothing around it bounds its waits. */
  private CheckedSteps cleanup(@Nullable BlockSyntax block, StepScope scope) {
    if (block == null) {
      return CheckedSteps.none(scope.environment());
    }
    Region region = new Region.CleanupRegion("finally", scope.region());
    return steps.block(block, new StepScope(scope.environment(), region, scope.raised(), false));
  }

  /** Checks one handler; gives whether control comes to its end. */
  private boolean handler(
      CatchSyntax syntax,
      RaisedErrors raised,
      Set<String> caught,
      List<CatchChecked> catches,
      StepScope scope) {
    List<ErrorSymbol> errors = new ArrayList<>();
    boolean all = false;
    boolean sound = true;
    for (PathSyntax path : syntax.errors()) {
      if (path.text().equals(ANY_KIND)) {
        all = true;
        sound &= isFresh(ANY_KIND, path, caught);
      } else {
        ErrorSymbol error = kind(path, raised, caught);
        sound &= error != null;
        if (error != null) {
          errors.add(error);
        }
      }
    }
    StepScope inside = scope;
    LocalSymbol variable = null;
    if (syntax.binding() != null) {
      ErrorSymbol single = !all && errors.size() == 1 ? errors.getFirst() : null;
      SomaType type = sound ? new SomaType.CaughtErrorType(single) : SomaType.ErrorType.ERROR;
      variable = context.names().declare(syntax.binding(), type, scope.environment());
      inside = scope.with(scope.environment().with(variable));
    }
    CheckedSteps body = steps.block(syntax.body(), inside);
    catches.add(new CatchChecked(errors, all, variable, body.steps(), syntax.span()));
    return body.completes();
  }

  private @Nullable ErrorSymbol kind(PathSyntax path, RaisedErrors raised, Set<String> caught) {
    String name = path.text();
    if (path.parts().size() == 1 && !name.isEmpty() && Character.isLowerCase(name.charAt(0))) {
      context.report(
          context
              .diagnostic(BindCode.UNKNOWN_NAME, path.span(), "unknown error `" + name + "`")
              .withHelp(
                  "`catch` takes error kinds, `Error` is all of them; a name stands after `as`")
              .withFixes(
                  List.of(
                      NameReports.replace(
                          path.span(), "Error as " + name, "Write `Error as " + name + "`"))));
      return null;
    }
    if (isForeign(name) && context.names().findError(path) == null) {
      context.report(
          context
              .diagnostic(BindCode.UNKNOWN_NAME, path.span(), "unknown error `" + name + "`")
              .withHelp("`Error` is all kinds of errors")
              .withFixes(List.of(NameReports.replace(path.span(), "Error", "Write `Error`"))));
      return null;
    }
    ErrorSymbol error = context.names().resolveError(path);
    if (error == null || !isFresh(error.qualifiedName(), path, caught)) {
      return null;
    }
    if (!raised.canRaise(error)) {
      context.report(
          StepCode.CANNOT_ARISE,
          path.span(),
          "nothing in this `try` raises `" + path.text() + "`",
          "catch a kind that its calls declare or its steps `fail` with, or drop it");
    }
    return error;
  }

  /** What all errors are called elsewhere. */
  private static boolean isForeign(String name) {
    return switch (name) {
      case "Exception", "Throwable", "BaseException", "RuntimeException", "Any" -> true;
      default -> false;
    };
  }

  private boolean isFresh(String kind, PathSyntax path, Set<String> caught) {
    boolean fresh = !caught.contains(ANY_KIND) && caught.add(kind);
    if (!fresh) {
      context.report(
          StepCode.ALREADY_CAUGHT, path.span(), "`" + path.text() + "` is already caught above");
    }
    return fresh;
  }
}
