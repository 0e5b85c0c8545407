package ai.somagent.soma.type;

import ai.somagent.soma.bind.BindCode;
import ai.somagent.soma.bind.BoundDeclaration;
import ai.somagent.soma.bind.NameReports;
import ai.somagent.soma.checked.CheckedArgument;
import ai.somagent.soma.checked.CheckedCapsule;
import ai.somagent.soma.checked.CheckedOperation;
import ai.somagent.soma.checked.CheckedOperation.RunCapsuleOperation;
import ai.somagent.soma.checked.CheckedOperation.RunTaskOperation;
import ai.somagent.soma.checked.CheckedStep;
import ai.somagent.soma.checked.CheckedStep.CeilingChecked;
import ai.somagent.soma.checked.CheckedStep.ClausesChecked;
import ai.somagent.soma.checked.CheckedStep.RetryChecked;
import ai.somagent.soma.checked.CheckedStepParts;
import ai.somagent.soma.checked.DeclaredType;
import ai.somagent.soma.checked.FieldSymbol;
import ai.somagent.soma.checked.TaskSymbol;
import ai.somagent.soma.source.Span;
import ai.somagent.soma.syntax.ArgumentSyntax;
import ai.somagent.soma.syntax.ClauseSyntax.AsSyntax;
import ai.somagent.soma.syntax.EffectSyntax.InvokeSyntax;
import ai.somagent.soma.syntax.EffectSyntax.Verb;
import ai.somagent.soma.type.RunnableTable.CapsuleChecked;
import ai.somagent.soma.type.RunnableTable.TaskChecked;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Checks {@code run} and {@code start}. */
final class RunChecker {
  private static final List<ClauseKind> OF_CAPSULE = List.of(ClauseKind.values());
  private static final List<ClauseKind> OF_TASK =
      List.of(ClauseKind.RETRY, ClauseKind.WITHIN, ClauseKind.BUDGET);
  private static final List<ClauseKind> OF_START = List.of(ClauseKind.BUDGET);

  private final StepContext context;

  RunChecker(StepContext context) {
    this.context = context;
  }

  /** Null after a report. */
  @Nullable PerformedEffect check(InvokeSyntax run, StepScope scope) {
    Span keyword = EffectWords.keyword(run);
    BoundDeclaration found = context.names().targets().runnable(run.target(), keyword);
    TaskChecked task = found == null ? null : context.names().symbols().task(found);
    CapsuleChecked capsule = found == null ? null : context.names().symbols().capsule(found);
    if (task != null && run.verb() == Verb.START) {
      reportTask(run, keyword);
    } else if (task != null) {
      return runTask(run, task, scope);
    } else if (capsule != null) {
      return run.verb() == Verb.START
          ? start(run, capsule.symbol(), scope)
          : runCapsule(run, capsule, scope);
    }
    scope.raised().addAnything();
    for (ArgumentSyntax argument : run.arguments()) {
      context.infer(argument.value(), scope, null);
    }
    return null;
  }

  private void reportTask(InvokeSyntax run, Span keyword) {
    context.report(
        context
            .diagnostic(
                BindCode.WRONG_KIND_OF_NAME,
                run.target().span(),
                "`" + run.target().text() + "` is a task, and `start` takes a capsule")
            .withHelp("the steps of a task are part of this run: write `run`")
            .withFixes(List.of(NameReports.replace(keyword, "run", "Change to `run`"))));
  }

  private PerformedEffect runTask(InvokeSyntax run, TaskChecked task, StepScope scope) {
    String what = "task `" + run.target().text() + "`";
    checkAsking(run, task.symbol(), what, scope);
    List<CheckedArgument> arguments = arguments(run, task.symbol().parameterFields(), what, scope);
    RaisedErrors raised = new RaisedErrors();
    raised.addRemote();
    raised.addAll(task.raised());
    scope.raised().addAll(raised);
    EffectClauses clauses =
        new EffectClauses(context, scope, "the `run` of a task", OF_TASK, run.clauses());
    RetryChecked retry = clauses.retry(run.target().text(), null, raised);
    return new PerformedEffect(
        new RunTaskOperation(task.symbol(), arguments),
        new ClausesChecked(
            null,
            null,
            retry == null ? RetryChecked.NEVER : retry,
            clauses.within(),
            clauses.budget(),
            null),
        task.symbol().result(),
        what,
        run.target().span(),
        false);
  }

  private void checkAsking(InvokeSyntax run, TaskSymbol task, String what, StepScope scope) {
    Region.CleanupRegion cleanup = scope.cleanup();
    if (cleanup != null && asks(task.steps(), new HashSet<>())) {
      context.report(
          EffectCode.MISPLACED_EFFECT,
          run.target().span(),
          "nobody is asked inside `" + cleanup.word() + "`, and " + what + " asks",
          "these steps must end by themselves; whoever approves a step approves how it is undone");
    }
    if (cleanup != null && undoes(task.steps(), new HashSet<>())) {
      context.report(
          EffectCode.MISPLACED_UNDO,
          run.target().span(),
          "what happens inside `"
              + cleanup.word()
              + "` is not undone, and "
              + what
              + " has an `undo`",
          "run a task without one here");
    }
  }

  /** An {@code undo {}} does nothing anywhere. */
  private static boolean undoes(List<CheckedStep> steps, Set<TaskSymbol> seen) {
    for (CheckedStep step : steps) {
      if (step instanceof CheckedStep.EffectChecked effect) {
        CheckedStep.UndoChecked undo = effect.clauses().undo();
        if (undo != null && !undo.steps().isEmpty()) {
          return true;
        }
        if (effect.operation() instanceof RunTaskOperation run
            && seen.add(run.task())
            && undoes(run.task().steps(), seen)) {
          return true;
        }
      }
      for (List<CheckedStep> region : CheckedStepParts.regions(step)) {
        if (undoes(region, seen)) {
          return true;
        }
      }
    }
    return false;
  }

  private static boolean asks(List<CheckedStep> steps, Set<TaskSymbol> seen) {
    for (CheckedStep step : steps) {
      if (step instanceof CheckedStep.EffectChecked effect) {
        if (effect.operation() instanceof CheckedOperation.ApproveOperation) {
          return true;
        }
        if (effect.operation() instanceof RunTaskOperation run
            && seen.add(run.task())
            && asks(run.task().steps(), seen)) {
          return true;
        }
      }
      for (List<CheckedStep> region : CheckedStepParts.regions(step)) {
        if (asks(region, seen)) {
          return true;
        }
      }
    }
    return false;
  }

  private PerformedEffect runCapsule(InvokeSyntax run, CapsuleChecked capsule, StepScope scope) {
    String what = "capsule `" + run.target().text() + "`";
    CheckedCapsule symbol = capsule.symbol();
    List<CheckedArgument> arguments = arguments(run, symbol.input(), what, scope);
    RaisedErrors raised = new RaisedErrors();
    raised.addRemote();
    raised.addAll(capsule.raised());
    scope.raised().addAll(raised);
    EffectClauses clauses = new EffectClauses(context, scope, "a `run`", OF_CAPSULE, run.clauses());
    RetryChecked retry = clauses.retry(run.target().text(), null, raised);
    AsSyntax as = clauses.as();
    DeclaredType decoded =
        as == null ? null : new Decoding(context).read(as, symbol.output(), what);
    return new PerformedEffect(
        new RunCapsuleOperation(symbol, arguments, false),
        new ClausesChecked(
            decoded == null ? null : decoded.type(),
            clauses.timeout(),
            retry == null ? RetryChecked.NEVER : retry,
            clauses.within(),
            clauses.budget(),
            null),
        decoded == null ? symbol.output() : decoded,
        what,
        run.target().span(),
        false);
  }

  private PerformedEffect start(InvokeSyntax run, CheckedCapsule capsule, StepScope scope) {
    String what = "capsule `" + run.target().text() + "`";
    List<CheckedArgument> arguments = arguments(run, capsule.input(), what, scope);
    scope.raised().addRemote();
    EffectClauses clauses = new EffectClauses(context, scope, "a `start`", OF_START, run.clauses());
    CeilingChecked budget = clauses.budget();
    if (budget == null) {
      context.report(
          EffectCode.START_WITHOUT_BUDGET,
          EffectWords.keyword(run),
          "`start` does not say what the new run may use",
          "it is moved out of the budget of this one: add for example `budget(usd: 1.0)`");
    }
    CheckedOperation operation = new RunCapsuleOperation(capsule, arguments, true);
    return new PerformedEffect(
        operation,
        new ClausesChecked(null, null, RetryChecked.NEVER, null, budget, null),
        DeclaredType.of(BuiltinTypes.named(BuiltinRecords.RUN_REF)),
        what,
        run.target().span(),
        false);
  }

  private List<CheckedArgument> arguments(
      InvokeSyntax run, List<FieldSymbol> parameters, String what, StepScope scope) {
    scope.raised().addEvaluation();
    return context
        .arguments()
        .check(run.arguments(), parameters, scope.environment(), run.target().span(), what);
  }
}
