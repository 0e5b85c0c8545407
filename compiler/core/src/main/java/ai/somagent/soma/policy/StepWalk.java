package ai.somagent.soma.policy;

import ai.somagent.soma.checked.CheckedCapsule;
import ai.somagent.soma.checked.CheckedOperation;
import ai.somagent.soma.checked.CheckedOperation.ApproveOperation;
import ai.somagent.soma.checked.CheckedOperation.AskOperation;
import ai.somagent.soma.checked.CheckedOperation.RunTaskOperation;
import ai.somagent.soma.checked.CheckedStep;
import ai.somagent.soma.checked.CheckedStep.EffectChecked;
import ai.somagent.soma.checked.PlanNodeChecked;
import ai.somagent.soma.checked.TaskSymbol;
import ai.somagent.soma.checked.ToolActionSymbol;
import java.util.ArrayList;
import java.util.List;

/** Lists every effect and plan node of a capsule with its facts, in order of place. */
final class StepWalk {
  private final FactReading facts;
  private final List<JudgedStep> found = new ArrayList<>();

  private StepWalk(CheckedCapsule capsule, StepLabels labels) {
    this.facts = new FactReading(capsule, labels);
  }

  static List<JudgedStep> of(CheckedCapsule capsule, StepLabels labels) {
    StepWalk walk = new StepWalk(capsule, labels);
    walk.walk(capsule.steps(), StepPlace.start(capsule.source()));
    return walk.found;
  }

  /** Gives the approvals that whoever comes to the end of the steps has passed. */
  private List<EffectChecked> walk(List<CheckedStep> steps, StepPlace place) {
    List<EffectChecked> passed = new ArrayList<>();
    for (int i = 0; i < steps.size(); i++) {
      passed.addAll(walk(steps.get(i), place.after(passed).in(Integer.toString(i))));
    }
    return passed;
  }

  private List<EffectChecked> walk(CheckedStep step, StepPlace place) {
    return switch (step) {
      case EffectChecked effect -> effect(effect, place);
      case CheckedStep.IfChecked branch -> {
        walk(branch.then(), place.in("then"));
        walk(branch.otherwise(), place.in("else"));
        yield List.of();
      }
      case CheckedStep.BlockChecked block -> {
        walk(block.body(), place.in("body"));
        yield List.of();
      }
      case CheckedStep.ForChecked loop -> {
        walk(loop.body(), place.in("body").turn());
        yield List.of();
      }
      case CheckedStep.WhileChecked loop -> {
        walk(loop.body(), place.in("body").turn());
        yield List.of();
      }
      case CheckedStep.ParallelChecked parallel -> parallel(parallel, place);
      case CheckedStep.RaceChecked race -> race(race, place);
      case CheckedStep.TryChecked guarded -> guarded(guarded, place);
      case CheckedStep.GraphChecked graph -> {
        for (PlanNodeChecked node : graph.nodes()) {
          node(node, place.in(node.name()));
        }
        yield List.of();
      }
      case CheckedStep.LetChecked ignored -> List.of();
      case CheckedStep.VarChecked ignored -> List.of();
      case CheckedStep.SetChecked ignored -> List.of();
      case CheckedStep.CheckpointChecked ignored -> List.of();
      case CheckedStep.YieldChecked ignored -> List.of();
      case CheckedStep.BreakChecked ignored -> List.of();
      case CheckedStep.ContinueChecked ignored -> List.of();
      case CheckedStep.ReturnChecked ignored -> List.of();
      case CheckedStep.FailChecked ignored -> List.of();
      case CheckedStep.ErrorStepChecked ignored -> List.of();
    };
  }

  private List<EffectChecked> effect(EffectChecked effect, StepPlace place) {
    CheckedStep.UndoChecked undo = effect.clauses().undo();
    List<String> undoes = undo == null ? List.of() : FactReading.targets(undo.steps());
    found.add(
        new JudgedStep(
            facts.of(effect, place), effect, null, undoes, false, place.ends(), place.approvals()));
    if (effect.operation() instanceof AskOperation ask) {
      for (ToolActionSymbol tool : ask.tools()) {
        found.add(
            new JudgedStep(
                facts.offered(tool, effect, place),
                effect,
                null,
                List.of(),
                true,
                place.ends(),
                List.of()));
      }
    }
    if (undo != null) {
      walk(undo.steps(), place.in("undo").ending());
    }
    return inside(effect.operation(), effect, place);
  }

  private List<EffectChecked> inside(
      CheckedOperation operation, EffectChecked effect, StepPlace place) {
    if (operation instanceof ApproveOperation) {
      return List.of(effect);
    }
    if (operation instanceof RunTaskOperation run) {
      TaskSymbol task = run.task();
      if (!place.tasks().contains(task)) {
        walk(task.steps(), place.entering(task));
      }
    }
    return List.of();
  }

  /** Who comes behind a {@code parallel} has passed the approvals of all its branches. */
  private List<EffectChecked> parallel(CheckedStep.ParallelChecked parallel, StepPlace place) {
    List<EffectChecked> passed = new ArrayList<>();
    for (int i = 0; i < parallel.branches().size(); i++) {
      passed.addAll(walk(parallel.branches().get(i), place.in("branch" + i)));
    }
    return passed;
  }

  private List<EffectChecked> race(CheckedStep.RaceChecked race, StepPlace place) {
    for (int i = 0; i < race.arms().size(); i++) {
      CheckedStep.RaceArmChecked arm = race.arms().get(i);
      List<EffectChecked> won = walk(arm.head(), place.in("head" + i));
      walk(arm.body(), place.in("arm" + i).after(won));
    }
    return List.of();
  }

  /** A {@code try} that catches nothing ends well only when its body does. */
  private List<EffectChecked> guarded(CheckedStep.TryChecked guarded, StepPlace place) {
    List<EffectChecked> passed = walk(guarded.body(), place.in("body"));
    for (int i = 0; i < guarded.catches().size(); i++) {
      walk(guarded.catches().get(i).body(), place.in("catch" + i));
    }
    walk(guarded.cleanup(), place.in("finally").ending());
    boolean leavesEarly = guarded.result() != null || !guarded.catches().isEmpty();
    return leavesEarly ? List.of() : passed;
  }

  private void node(PlanNodeChecked node, StepPlace outer) {
    boolean deploys = node.kind() == PlanNodeChecked.Kind.DEPLOY;
    StepPlace place = deploys ? outer.deploying(node.name()) : outer;
    if (node.kind() != PlanNodeChecked.Kind.DELIVERABLE) {
      List<CheckedStep> written = deploys ? leading(node.maker()) : node.approval();
      found.add(
          new JudgedStep(
              facts.of(node, place), null, node, List.of(), false, false, approvals(written)));
    }
    List<EffectChecked> passed = walk(node.maker(), place.in("maker"));
    walk(node.checks(), place.in("checks").after(passed));
    walk(node.approval(), place.in("approval"));
    walk(node.revise(), place.in("revise"));
  }

  /** The approvals before anything else is done. */
  private static List<CheckedStep> leading(List<CheckedStep> steps) {
    List<CheckedStep> leading = new ArrayList<>();
    for (CheckedStep step : steps) {
      boolean other =
          step instanceof EffectChecked effect && !(effect.operation() instanceof ApproveOperation);
      if (other || !(step instanceof EffectChecked || step instanceof CheckedStep.LetChecked)) {
        return leading;
      }
      leading.add(step);
    }
    return leading;
  }

  private static List<EffectChecked> approvals(List<CheckedStep> steps) {
    List<EffectChecked> approvals = new ArrayList<>();
    for (CheckedStep step : steps) {
      if (step instanceof EffectChecked effect && effect.operation() instanceof ApproveOperation) {
        approvals.add(effect);
      }
    }
    return approvals;
  }
}
