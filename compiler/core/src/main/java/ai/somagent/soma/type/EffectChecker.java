package ai.somagent.soma.type;

import ai.somagent.soma.checked.CheckedExpression.ErrorChecked;
import ai.somagent.soma.checked.CheckedExpression.LocalChecked;
import ai.somagent.soma.checked.CheckedStep;
import ai.somagent.soma.checked.CheckedStep.ClausesChecked;
import ai.somagent.soma.checked.CheckedStep.EffectChecked;
import ai.somagent.soma.checked.CheckedStep.ErrorStepChecked;
import ai.somagent.soma.checked.CheckedStep.UndoChecked;
import ai.somagent.soma.checked.LocalSymbol;
import ai.somagent.soma.checked.SomaType;
import ai.somagent.soma.syntax.EffectSyntax;
import ai.somagent.soma.syntax.EffectSyntax.InvokeSyntax;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Checks effects: hands each to the checker of its verb, then binds its result and its undo. */
final class EffectChecker {
  private final StepContext context;
  private final CallChecker calls;
  private final RunChecker runs;
  private final AskChecker asks;
  private final ApproveChecker approvals;
  private final WaitChecker waits;
  private final NoticeChecker notices;
  private final UndoChecker undos;

  EffectChecker(StepContext context, StepChecker steps) {
    this.context = context;
    this.calls = new CallChecker(context);
    this.runs = new RunChecker(context);
    this.asks = new AskChecker(context);
    this.approvals = new ApproveChecker(context);
    this.waits = new WaitChecker(context);
    this.notices = new NoticeChecker(context);
    this.undos = new UndoChecker(context, steps);
  }

  /** An effect whose result is not used. */
  CheckedSteps check(EffectSyntax effect, StepScope scope) {
    return CheckedSteps.of(step(effect, null, scope), true, scope.environment());
  }

  /** An effect whose result is the value; {@code name} is for the variable that holds it. */
  CheckedValue checkResult(EffectSyntax effect, StepScope scope, ResultName name) {
    CheckedStep step = step(effect, name, scope);
    LocalSymbol result = step instanceof EffectChecked checked ? checked.result() : null;
    if (result == null || result.type() instanceof SomaType.ErrorType) {
      return new CheckedValue(List.of(step), new ErrorChecked(effect.span()));
    }
    return new CheckedValue(List.of(step), new LocalChecked(result, result.type(), effect.span()));
  }

  private CheckedStep step(EffectSyntax effect, @Nullable ResultName name, StepScope scope) {
    PerformedEffect performed = perform(effect, scope);
    if (performed == null) {
      return new ErrorStepChecked(effect.span());
    }
    context.addUse(performed.operation(), performed.clauses(), performed.target());
    LocalSymbol result = name == null ? null : result(performed, name);
    UndoChecked undo =
        undos.check(
            effect.undo(), performed, name != null && name.written() ? result : null, scope);
    return new EffectChecked(
        performed.operation(), with(performed.clauses(), undo), result, effect.span());
  }

  private @Nullable PerformedEffect perform(EffectSyntax effect, StepScope scope) {
    return switch (effect) {
      case InvokeSyntax invoke ->
          switch (invoke.verb()) {
            case CALL -> calls.check(invoke, scope);
            case RUN, START -> runs.check(invoke, scope);
            case ASK -> asks.check(invoke, scope);
          };
      case EffectSyntax.ApproveSyntax approve -> approvals.check(approve, scope);
      case EffectSyntax.AwaitSyntax await -> waits.await(await, scope);
      case EffectSyntax.SleepSyntax sleep -> waits.sleep(sleep, scope);
      case EffectSyntax.EmitSyntax emit -> notices.emit(emit, scope);
      case EffectSyntax.EndorseSyntax endorse -> notices.endorse(endorse, scope);
    };
  }

  private LocalSymbol result(PerformedEffect performed, ResultName name) {
    if (performed.result() == null) {
      context.report(
          StepCode.NO_RESULT,
          performed.target(),
          performed.what() + " gives no result",
          "let the effect stand alone");
      return new LocalSymbol(name.text(), SomaType.ErrorType.ERROR, name.span());
    }
    return new LocalSymbol(
        name.text(), performed.result().type(), name.span(), false, name.labels());
  }

  private static ClausesChecked with(ClausesChecked clauses, @Nullable UndoChecked undo) {
    return new ClausesChecked(
        clauses.decode(),
        clauses.timeoutMillis(),
        clauses.retry(),
        clauses.withinMillis(),
        clauses.budget(),
        undo);
  }
}
