package ai.somagent.soma.type;

import ai.somagent.soma.checked.CheckedStep;
import ai.somagent.soma.checked.CheckedStep.ErrorStepChecked;
import ai.somagent.soma.source.Span;
import ai.somagent.soma.syntax.BlockSyntax;
import ai.somagent.soma.syntax.ControlSyntax;
import ai.somagent.soma.syntax.EffectSyntax;
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
  private final StateChecker states;
  private final RaceChecker races;
  private final CheckpointChecker checkpoints;
  private final AtomicBodies atomic;

  StepChecker(StepContext context) {
    this.context = context;
    this.effects = new EffectChecker(context, this);
    this.ifs = new IfChecker(context, this);
    this.matches = new MatchChecker(context, this);
    this.loops = new LoopChecker(context, this);
    this.tries = new TryChecker(context, this);
    this.values = new ValueChecker(context, this);
    this.lets = new LetChecker(context, values);
    this.exits = new ExitChecker(context, values);
    this.parallels = new ParallelChecker(context, this);
    this.states = new StateChecker(context, values);
    this.races = new RaceChecker(context, this);
    this.checkpoints = new CheckpointChecker(context);
    this.atomic = new AtomicBodies(context);
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

  RaceChecker races() {
    return races;
  }

  AtomicBodies atomic() {
    return atomic;
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
      case StatementSyntax.EffectStatementSyntax effect -> effect(effect.effect(), scope);
      case StatementSyntax.ControlStatementSyntax control -> control(control.control(), scope);
      case StatementSyntax.ParallelSyntax parallel -> parallel(parallel, scope);
      case StatementSyntax.ReturnSyntax end -> exits.checkReturn(end, scope);
      case StatementSyntax.YieldSyntax yield -> exits.checkYield(yield, scope);
      case StatementSyntax.FailSyntax fail -> exits.checkFail(fail, scope);
      case StatementSyntax.BreakSyntax leave -> exits.checkBreak(leave, scope);
      case StatementSyntax.ContinueSyntax turn -> exits.checkContinue(turn, scope);
      case StatementSyntax.VarSyntax state -> states.checkVar(state, scope);
      case StatementSyntax.SetSyntax set -> states.checkSet(set, scope);
      case StatementSyntax.WhileSyntax loop -> loops.check(loop, scope);
      case StatementSyntax.CheckpointSyntax point -> checkpoints.check(point, scope);
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
      case ControlSyntax.RaceSyntax race ->
          refusesRace(race, scope) ? nothing(race.span(), scope) : races.check(race, scope);
      case ControlSyntax.BranchSyntax branch -> parallels.checkBranch(branch, scope);
    };
  }

  /** An effect whose result is not used. */
  CheckedSteps effect(EffectSyntax effect, StepScope scope) {
    return atomic.refuses(effect.span(), "effect", scope)
        ? nothing(effect.span(), scope)
        : effects.check(effect, scope);
  }

  boolean refusesRace(ControlSyntax.RaceSyntax race, StepScope scope) {
    return atomic.refuses(CapsuleMembers.keyword(race.span(), "race"), "`race`", scope);
  }

  private CheckedSteps parallel(StatementSyntax.ParallelSyntax parallel, StepScope scope) {
    Span keyword = CapsuleMembers.keyword(parallel.span(), "parallel");
    return atomic.refuses(keyword, "`parallel`", scope)
        ? nothing(parallel.span(), scope)
        : parallels.check(parallel, scope);
  }

  private static CheckedSteps nothing(Span span, StepScope scope) {
    return CheckedSteps.of(new ErrorStepChecked(span), true, scope.environment());
  }
}
