package ai.somagent.soma.type;

import ai.somagent.soma.checked.CheckedStep;
import ai.somagent.soma.checked.CheckedStep.ErrorStepChecked;
import ai.somagent.soma.checked.SomaType;
import ai.somagent.soma.source.Span;
import ai.somagent.soma.syntax.BlockSyntax;
import ai.somagent.soma.syntax.ControlSyntax;
import ai.somagent.soma.syntax.NameSyntax;
import ai.somagent.soma.syntax.StatementSyntax;
import java.util.ArrayList;
import java.util.List;

/** Checks steps: walks blocks in order and hands each step to the checker of its family. */
final class StepChecker {
  private final StepContext context;
  private final ValueChecker values;
  private final LetChecker lets;
  private final EffectChecker effects;
  private final IfChecker ifs;
  private final MatchChecker matches;
  private final LoopChecker loops;
  private final TryChecker tries;
  private final ParallelChecker parallels;
  private final ExitChecker exits;

  StepChecker(StepContext context) {
    this.context = context;
    this.effects = new EffectChecker(context);
    this.ifs = new IfChecker(context, this);
    this.matches = new MatchChecker(context, this);
    this.loops = new LoopChecker(context, this);
    this.tries = new TryChecker(context, this);
    this.values = new ValueChecker(context, this);
    this.lets = new LetChecker(context, values);
    this.exits = new ExitChecker(context, values);
    this.parallels = new ParallelChecker(context, this);
  }

  ValueChecker values() {
    return values;
  }

  EffectChecker effects() {
    return effects;
  }

  IfChecker ifs() {
    return ifs;
  }

  MatchChecker matches() {
    return matches;
  }

  LoopChecker loops() {
    return loops;
  }

  TryChecker tries() {
    return tries;
  }

  ExitChecker exits() {
    return exits;
  }

  /** Checks the steps of a block; what they bind is not visible after it. */
  CheckedSteps block(BlockSyntax block, StepScope scope) {
    List<CheckedStep> steps = new ArrayList<>();
    StepScope at = scope;
    List<StatementSyntax> statements = block.statements();
    for (int i = 0; i < statements.size(); i++) {
      CheckedSteps checked = step(statements.get(i), at);
      steps.addAll(checked.steps());
      at = at.with(checked.after());
      if (!checked.completes()) {
        reportUnreachable(statements, i);
        return new CheckedSteps(steps, false, at.environment());
      }
    }
    return new CheckedSteps(steps, true, at.environment());
  }

  private void reportUnreachable(List<StatementSyntax> statements, int last) {
    if (last + 1 < statements.size() && !context.isBroken()) {
      context.report(
          StepCode.UNREACHABLE_STEP,
          statements.get(last + 1).span(),
          "this step is never reached",
          "every path before it returns, yields, fails or leaves the loop");
    }
  }

  CheckedSteps step(StatementSyntax statement, StepScope scope) {
    return switch (statement) {
      case StatementSyntax.LetSyntax let -> lets.check(let, scope);
      case StatementSyntax.EffectStatementSyntax effect -> effects.check(effect.effect(), scope);
      case StatementSyntax.ControlStatementSyntax control -> control(control.control(), scope);
      case StatementSyntax.ParallelSyntax parallel -> parallels.check(parallel, scope);
      case StatementSyntax.ReturnSyntax end -> exits.checkReturn(end, scope);
      case StatementSyntax.YieldSyntax yield -> exits.checkYield(yield, scope);
      case StatementSyntax.FailSyntax fail -> exits.checkFail(fail, scope);
      case StatementSyntax.BreakSyntax leave -> exits.checkBreak(leave, scope);
      case StatementSyntax.ContinueSyntax turn -> exits.checkContinue(turn, scope);
      case StatementSyntax.VarSyntax state -> state(state.name(), state.span(), scope);
      case StatementSyntax.SetSyntax set -> unsupported(set.span(), "`set` steps", scope);
      case StatementSyntax.WhileSyntax loop -> unsupported(loop.span(), "`while` loops", scope);
      case StatementSyntax.CheckpointSyntax point ->
          unsupported(point.span(), "`checkpoint` steps", scope);
      case StatementSyntax.ErrorStatementSyntax broken -> {
        context.unreadable(scope);
        yield nothing(broken.span(), scope);
      }
    };
  }

  private CheckedSteps control(ControlSyntax control, StepScope scope) {
    return switch (control) {
      case ControlSyntax.IfSyntax branch -> ifs.check(branch, scope);
      case ControlSyntax.MatchSyntax match -> matches.check(match, false, scope);
      case ControlSyntax.ForSyntax loop -> loops.check(loop, scope);
      case ControlSyntax.TrySyntax guarded -> tries.check(guarded, scope);
      case ControlSyntax.RaceSyntax race -> unsupported(race.span(), "`race` blocks", scope);
      case ControlSyntax.BranchSyntax branch -> parallels.checkBranch(branch, scope);
    };
  }

  private CheckedSteps state(NameSyntax name, Span span, StepScope scope) {
    context.notSupported(span, "`var` variables", scope);
    Environment after =
        scope
            .environment()
            .with(context.names().declare(name, SomaType.ErrorType.ERROR, scope.environment()));
    return CheckedSteps.of(new ErrorStepChecked(span), true, after);
  }

  private CheckedSteps unsupported(Span span, String what, StepScope scope) {
    context.notSupported(span, what, scope);
    return nothing(span, scope);
  }

  private static CheckedSteps nothing(Span span, StepScope scope) {
    return CheckedSteps.of(new ErrorStepChecked(span), true, scope.environment());
  }
}
