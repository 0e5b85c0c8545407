package ai.somagent.soma.label;

import ai.somagent.soma.checked.CheckedExpression;
import ai.somagent.soma.checked.CheckedOperation.ApproveOperation;
import ai.somagent.soma.checked.CheckedOperation.AwaitUntilOperation;
import ai.somagent.soma.checked.CheckedStep;
import ai.somagent.soma.checked.CheckedStep.CatchChecked;
import ai.somagent.soma.checked.CheckedStep.EffectChecked;
import ai.somagent.soma.checked.CheckedStep.FailChecked;
import ai.somagent.soma.checked.CheckedStep.ForChecked;
import ai.somagent.soma.checked.CheckedStep.GraphChecked;
import ai.somagent.soma.checked.CheckedStep.IfChecked;
import ai.somagent.soma.checked.CheckedStep.RaceChecked;
import ai.somagent.soma.checked.CheckedStep.ReturnChecked;
import ai.somagent.soma.checked.CheckedStep.TryChecked;
import ai.somagent.soma.checked.CheckedStep.YieldChecked;
import ai.somagent.soma.checked.CheckedStep.YieldTarget;
import ai.somagent.soma.checked.Label;
import ai.somagent.soma.checked.LocalSymbol;
import ai.somagent.soma.checked.PlanNodeChecked;
import ai.somagent.soma.type.BuiltinErrors;
import java.util.List;
import java.util.Set;

/** One walk over steps in the order in which they run. */
final class LabelWalk {
  private static final Set<Label> UNTRUSTED = Set.of(Label.UNTRUSTED);

  private final LabelUnit unit;
  private final LabelState state;
  private final LabelRecorder recorder;
  private final ExpressionLabels expressions;
  private final ShownValues shown;
  private final Endorsements endorsements;
  private final EffectLabels effects;
  private final LeavingLabels leaving;
  private final StepFailures failures;

  LabelWalk(LabelUnit unit, LabelState state, LabelRecorder recorder, FunctionLabels functions) {
    this.unit = unit;
    this.state = state;
    this.recorder = recorder;
    this.expressions = new ExpressionLabels(unit.input(), state, recorder, functions);
    this.shown = new ShownValues(expressions);
    this.endorsements = new Endorsements(expressions, recorder, shown);
    this.effects = new EffectLabels(unit, expressions, recorder, endorsements);
    this.leaving = new LeavingLabels(unit, state, recorder, expressions, effects);
    ExpressionLabels silent =
        new ExpressionLabels(unit.input(), state, (labels, place, what) -> {}, functions);
    this.failures = new StepFailures(unit, silent, functions);
  }

  /** A walk over steps whose failures are caught by whoever runs them. */
  static LabelWalk caught(
      LabelUnit unit, LabelState state, LabelRecorder recorder, FunctionLabels functions) {
    LabelWalk walk = new LabelWalk(unit, state, recorder, functions);
    walk.failures.catchAll();
    return walk;
  }

  StepFailures failures() {
    return failures;
  }

  ExpressionLabels expressions() {
    return expressions;
  }

  EffectLabels effects() {
    return effects;
  }

  /** Walks {@code steps}; the ways in which untrusted data may leave them. */
  Exits steps(List<CheckedStep> steps, Control control) {
    Exits all = new Exits();
    Exits unapproved = new Exits();
    Control now = control;
    for (CheckedStep step : steps) {
      Exits exits = failures.before(step, unapproved.after(now));
      exits.addAll(step(step, exits.after(unapproved.after(now))));
      all.addAll(exits);
      unapproved.addAll(exits);
      if (step instanceof EffectChecked effect
          && effect.operation() instanceof ApproveOperation approval) {
        now = unapproved.after(now).approved(approval);
        unapproved = new Exits();
      }
    }
    return all;
  }

  private Exits step(CheckedStep step, Control control) {
    return switch (step) {
      case CheckedStep.LetChecked let -> {
        shown.define(let.variable(), let.value());
        state.bind(let.variable(), () -> expressions.into(let.value(), let.variable().type()));
        yield new Exits();
      }
      case CheckedStep.VarChecked first -> assign(first.variable(), first.value(), control);
      case CheckedStep.SetChecked set -> assign(set.variable(), set.value(), control);
      case EffectChecked effect -> effect(effect, control);
      case IfChecked branch -> branch(branch, control);
      case CheckedStep.BlockChecked block -> {
        leaving.region(block.target(), block.result());
        yield steps(block.body(), control).reaching(block.target());
      }
      case ForChecked loop -> loop(loop, control);
      case CheckedStep.WhileChecked loop ->
          turns(loop.target(), loop.body(), under(control, loop.condition()));
      case RaceChecked race -> race(race, control);
      case CheckedStep.ParallelChecked parallel -> parallel(parallel, control);
      case TryChecked guarded -> guarded(guarded, control);
      case GraphChecked graph -> graph(graph, control);
      case YieldChecked yield -> leaving.yielded(yield, control);
      case CheckedStep.BreakChecked leave -> {
        Exits exits = Exits.to(leave.target(), control);
        exits.add(Exits.BROKEN, control);
        yield exits;
      }
      case CheckedStep.ContinueChecked turn -> Exits.to(turn.target(), control);
      case ReturnChecked end -> leaving.end(end, control);
      case FailChecked fail -> leaving.fail(fail, control);
      case CheckedStep.CheckpointChecked ignored -> {
        state.reach(control.condition());
        yield new Exits();
      }
      case CheckedStep.ErrorStepChecked ignored -> new Exits();
    };
  }

  private Exits assign(LocalSymbol variable, CheckedExpression value, Control control) {
    String what = "is kept in the variable `" + variable.name() + "`";
    effects.refuseSecretInside(value, what);
    state.bind(
        variable,
        () -> {
          LabelSet labels = expressions.into(value, variable.type()).plus(control.condition());
          return recorder.refuse(labels, value, what);
        });
    return new Exits();
  }

  private Exits effect(EffectChecked effect, Control control) {
    int before = recorder.flows().size();
    if (effect.result() == null) {
      effects.of(effect);
    } else {
      state.bind(effect.result(), () -> effects.of(effect));
    }
    recorder.effect(effect, before);
    String risky = control.isOpen() ? RiskyOperation.of(effect, unit.autonomy()) : null;
    if (risky != null) {
      recorder.openCondition(effect.span(), risky, control.condition());
    }
    if (effect.result() != null && effect.operation() instanceof ApproveOperation approval) {
      endorsements.approved(effect.result(), approval);
    }
    if (effect.clauses().undo() != null) {
      steps(effect.clauses().undo().steps(), control);
    }
    return switch (effect.operation()) {
      case AwaitUntilOperation await ->
          Exits.to(
              effect.clauses().withinMillis() == null ? Exits.WAITING : BuiltinErrors.TIMEOUT,
              under(control, await.condition()));
      default -> failures.of(effect, control);
    };
  }

  private Control under(Control control, CheckedExpression condition) {
    LabelSet labels = expressions.of(condition);
    recorder.refuse(labels, condition, "decides");
    return under(control, condition, labels, "this condition reads it");
  }

  /** Whether a step runs depends on the {@code labels} of {@code decides}. */
  private Control under(Control control, CheckedExpression decides, LabelSet labels, String how) {
    LabelSet untrusted = labels.only(UNTRUSTED);
    boolean known = false;
    for (ApproveOperation approval :
        untrusted.isEmpty() ? List.<ApproveOperation>of() : control.approvals()) {
      known |= shown.unseen(approval, decides, UNTRUSTED) == null;
    }
    return control.under(untrusted.through(decides.span(), how), known);
  }

  private Exits branch(IfChecked branch, Control control) {
    Control inside = under(control, branch.condition());
    Exits exits = steps(branch.then(), inside);
    exits.addAll(steps(branch.otherwise(), inside));
    return exits;
  }

  private Exits loop(ForChecked loop, Control control) {
    LabelSet items = expressions.of(loop.items());
    state.bind(loop.item(), () -> expressions.of(loop.items()));
    if (loop.key() != null) {
      state.bind(loop.key(), () -> expressions.of(loop.items()));
    }
    leaving.region(loop.target(), loop.result());
    if (loop.result() != null) {
      state.bind(loop.result(), () -> expressions.of(loop.items()));
    }
    String how = "this loop has a turn for each of it";
    return turns(loop.target(), loop.body(), under(control, loop.items(), items, how));
  }

  /** There is a next turn only when none before it has ended the loop. */
  private Exits turns(YieldTarget target, List<CheckedStep> body, Control control) {
    Exits exits = steps(body, state.turns(target).after(control)).reaching(target);
    state.turned(target, exits);
    return exits.reaching(Exits.BROKEN);
  }

  /** Which arm wins depends on whether the heads of all end. */
  private Exits race(RaceChecked race, Control control) {
    leaving.region(race.target(), race.result());
    Exits exits = new Exits();
    for (CheckedStep.RaceArmChecked arm : race.arms()) {
      exits.addAll(steps(arm.head(), control));
    }
    Control won = exits.after(control);
    for (CheckedStep.RaceArmChecked arm : race.arms()) {
      exits.addAll(steps(arm.body(), won));
    }
    return exits.reaching(race.target()).reaching(Exits.WAITING);
  }

  private Exits parallel(CheckedStep.ParallelChecked parallel, Control control) {
    Exits exits = new Exits();
    parallel.branches().forEach(branch -> exits.addAll(steps(branch, control)));
    return exits;
  }

  private Exits guarded(TryChecked guarded, Control control) {
    leaving.region(guarded.target(), guarded.result());
    StepFailures.Quoted outside = failures.enter(guarded);
    boolean again = guarded.retry().times() > 0;
    Control attempt = again ? state.turns(guarded.target()).after(control) : control;
    Exits exits = steps(guarded.body(), attempt);
    if (again) {
      state.turned(guarded.target(), exits);
    }
    StepFailures.Quoted quoted = failures.leave(guarded, outside);
    Control handling = exits.after(control);
    for (CatchChecked handler : guarded.catches()) {
      if (handler.variable() != null) {
        state.bind(handler.variable(), () -> quoted.in(handler));
      }
      exits.addAll(steps(handler.body(), handling));
      handler.errors().forEach(exits::reaching);
      if (handler.catchesAll() || handler.errors().contains(BuiltinErrors.TIMEOUT)) {
        exits.reaching(Exits.WAITING);
      }
      if (handler.catchesAll()) {
        exits.reachingErrors();
      }
    }
    exits.addAll(steps(guarded.cleanup(), control));
    return exits.reaching(guarded.target());
  }

  private Exits graph(GraphChecked graph, Control control) {
    for (PlanNodeChecked node : graph.nodes()) {
      Control inside = node.condition() == null ? control : under(control, node.condition());
      steps(node.maker(), inside);
      steps(node.checks(), inside);
      node.accepts().forEach(accept -> under(inside, accept));
      steps(node.approval(), inside);
      steps(node.revise(), inside);
      result(node);
    }
    return new Exits();
  }

  /** A node's name stands for what its maker, or the step that revises it, gives. */
  private void result(PlanNodeChecked node) {
    LocalSymbol result = node.result();
    if (result == null) {
      return;
    }
    for (List<CheckedStep> region : List.of(node.maker(), node.revise())) {
      for (CheckedStep step : region) {
        if (step instanceof EffectChecked effect && effect.result() != null) {
          state.add(result, state.of(effect.result()));
        }
      }
    }
  }
}
