package ai.somagent.soma.bound;

import ai.somagent.soma.bound.BoundNode.How;
import ai.somagent.soma.checked.CheckedStep;
import ai.somagent.soma.checked.CheckedStep.BlockChecked;
import ai.somagent.soma.checked.CheckedStep.CatchChecked;
import ai.somagent.soma.checked.CheckedStep.EffectChecked;
import ai.somagent.soma.checked.CheckedStep.ForChecked;
import ai.somagent.soma.checked.CheckedStep.IfChecked;
import ai.somagent.soma.checked.CheckedStep.ParallelChecked;
import ai.somagent.soma.checked.CheckedStep.RaceArmChecked;
import ai.somagent.soma.checked.CheckedStep.RaceChecked;
import ai.somagent.soma.checked.CheckedStep.TryChecked;
import ai.somagent.soma.checked.CheckedStep.WhileChecked;
import ai.somagent.soma.source.Span;
import java.util.ArrayList;
import java.util.List;

/** What steps need, from what their parts need. */
final class StepCosts {
  private final String source;
  private final OperationCosts operations;

  /**
   * @param source name of the text that the steps are in
   */
  StepCosts(String source, OperationCosts operations) {
    this.source = source;
    this.operations = operations;
  }

  /** What policies add to the steps. */
  Guards guards() {
    return operations.guards();
  }

  /** Steps one after the other, named {@code what}. */
  Costed steps(List<CheckedStep> steps, Span span, String what) {
    Paths paths = Paths.toEnd(Amounts.NONE);
    Amounts most = Amounts.NONE;
    List<BoundNode> parts = new ArrayList<>();
    for (CheckedStep step : steps) {
      Costed costed = step(step);
      paths = paths.then(costed.paths());
      most = most.then(costed.node().most());
      if (!costed.node().most().isNothing()) {
        parts.add(costed.node());
      }
    }
    return costed(paths, node(span, what, How.SEQUENCE, 1, paths, most, parts));
  }

  private BoundNode node(
      Span span,
      String what,
      How how,
      long times,
      Paths paths,
      Amounts most,
      List<BoundNode> parts) {
    long atOnce = how == How.BESIDE ? 0 : 1;
    return new BoundNode(source, span, what, how, times, atOnce, paths.cheapest(), most, parts);
  }

  private static Costed costed(Paths paths, BoundNode node) {
    return new Costed(paths, node);
  }

  private Costed step(CheckedStep step) {
    return switch (step) {
      case EffectChecked effect -> withGuards(effect);
      case IfChecked branch -> branch(branch);
      case BlockChecked block -> {
        Costed body = steps(block.body(), block.span(), "block");
        yield costed(body.paths().leaving(block.target()), body.node());
      }
      case ForChecked loop -> loop(loop);
      case WhileChecked loop -> loop(loop);
      case ParallelChecked parallel -> parallel(parallel);
      case RaceChecked race -> race(race);
      case TryChecked guarded -> guarded(guarded);
      case CheckedStep.GraphChecked graph -> new PlanCosts(source, this).of(graph);
      case CheckedStep.CheckpointChecked checkpoint ->
          single(
              checkpoint.span(),
              "checkpoint `" + checkpoint.name() + "`",
              EffectCosts.Range.of(HistoryCost.CHECKPOINT));
      case CheckedStep.LetChecked pure -> pure(pure, Paths.toEnd(Amounts.NONE));
      case CheckedStep.VarChecked pure -> pure(pure, Paths.toEnd(Amounts.NONE));
      case CheckedStep.SetChecked pure -> pure(pure, Paths.toEnd(Amounts.NONE));
      case CheckedStep.ErrorStepChecked pure -> pure(pure, Paths.toEnd(Amounts.NONE));
      case CheckedStep.YieldChecked leave -> pure(leave, Paths.toExit(leave.target()));
      case CheckedStep.BreakChecked leave -> pure(leave, Paths.toExit(leave.target()));
      case CheckedStep.ContinueChecked leave -> pure(leave, Paths.toExit(leave.target()));
      case CheckedStep.ReturnChecked leave -> pure(leave, Paths.toReturn());
      case CheckedStep.FailChecked leave -> pure(leave, Paths.NOWHERE);
    };
  }

  private Costed pure(CheckedStep step, Paths paths) {
    return costed(paths, node(step.span(), "", How.SINGLE, 1, paths, Amounts.NONE, List.of()));
  }

  private Costed single(Span span, String what, EffectCosts.Range range) {
    Paths paths = Paths.toEnd(range.least());
    return costed(paths, node(span, what, How.SINGLE, 1, paths, range.most(), List.of()));
  }

  /** What would take an effect back is part of the most: a later step may fail. */
  private Costed effect(EffectChecked effect) {
    Costed costed = operations.of(effect, source);
    CheckedStep.UndoChecked undo = effect.clauses().undo();
    if (undo == null || undo.steps().isEmpty()) {
      return costed;
    }
    Costed back = steps(undo.steps(), undo.span(), "undo");
    BoundNode undone = UndoCosts.of(undo, back.node());
    BoundNode node = costed.node();
    return costed(
        costed.paths(),
        node(
            node.span(),
            node.what() + " and its undo",
            How.SEQUENCE,
            1,
            costed.paths(),
            node.most().then(undone.most()),
            List.of(node, undone)));
  }

  /** An effect after what policies put before it. */
  private Costed withGuards(EffectChecked effect) {
    return after(operations.guards().before(effect), effect(effect));
  }

  /** {@code costed} after {@code guards}. */
  Costed after(List<Guards.Guard> guards, Costed costed) {
    if (guards.isEmpty()) {
      return costed;
    }
    Paths paths = Paths.toEnd(Amounts.NONE);
    Amounts most = Amounts.NONE;
    List<BoundNode> parts = new ArrayList<>();
    for (Guards.Guard guard : guards) {
      Costed added = guard(guard);
      paths = paths.then(added.paths());
      most = most.then(added.node().most());
      parts.add(added.node());
    }
    parts.add(costed.node());
    BoundNode node = costed.node();
    paths = paths.then(costed.paths());
    most = most.then(node.most());
    return costed(paths, node(node.span(), node.what(), How.SEQUENCE, 1, paths, most, parts));
  }

  /** A check of values writes nothing; an approval is all that costs. */
  private Costed guard(Guards.Guard guard) {
    Costed added = step(guard.step());
    BoundNode node = added.node();
    Amounts most = node.most();
    String what = "approval of this step " + guard.why();
    return costed(
        added.paths(), node(node.span(), what, How.SINGLE, 1, added.paths(), most, List.of()));
  }

  private Costed branch(IfChecked branch) {
    Costed then = steps(branch.then(), branch.span(), "when true");
    Costed otherwise = steps(branch.otherwise(), branch.span(), "otherwise");
    Paths paths = then.paths().or(otherwise.paths());
    Amounts most = then.node().most().most(otherwise.node().most());
    List<BoundNode> parts = spending(then.node(), otherwise.node());
    return costed(paths, node(branch.span(), "if", How.CHOICE, 1, paths, most, parts));
  }

  private static List<BoundNode> spending(BoundNode... nodes) {
    List<BoundNode> parts = new ArrayList<>();
    for (BoundNode node : nodes) {
      if (!node.parts().isEmpty()) {
        parts.add(node);
      }
    }
    return parts;
  }

  private Costed loop(ForChecked loop) {
    Costed body = steps(loop.body(), loop.span(), "one turn");
    Amounts turn = body.node().most();
    boolean beside = loop.window() > 1;
    Amounts most = beside ? turn.times(loop.max(), loop.window()) : turn.times(loop.max());
    Paths paths = Paths.toEnd(Amounts.NONE).or(body.paths().leaving(loop.target()));
    String what =
        "for, up to " + loop.max() + " turns" + (beside ? ", " + loop.window() + " at once" : "");
    return costed(
        paths,
        new BoundNode(
            source,
            loop.span(),
            what,
            beside ? How.WINDOW : How.LOOP,
            loop.max(),
            loop.window(),
            paths.cheapest(),
            most,
            body.node().parts()));
  }

  private Costed loop(WhileChecked loop) {
    Costed body = steps(loop.body(), loop.span(), "one turn");
    Paths paths = Paths.toEnd(Amounts.NONE).or(body.paths().leaving(loop.target()));
    Amounts most = body.node().most().times(loop.max());
    String what = "while, up to " + loop.max() + " turns";
    return costed(
        paths, node(loop.span(), what, How.LOOP, loop.max(), paths, most, body.node().parts()));
  }

  /** Nothing leaves a branch but by its end. */
  private Costed parallel(ParallelChecked parallel) {
    Amounts least = Amounts.NONE;
    Amounts most = Amounts.NONE;
    boolean ends = true;
    List<BoundNode> parts = new ArrayList<>();
    for (List<CheckedStep> branch : parallel.branches()) {
      Span span = branch.isEmpty() ? parallel.span() : branch.getFirst().span();
      Costed costed = steps(branch, span, "branch");
      Amounts end = costed.paths().end();
      ends &= end != null;
      least = end == null ? least : least.together(end);
      most = most.beside(costed.node().most());
      parts.addAll(costed.node().parts());
    }
    Paths paths = ends ? Paths.toEnd(least) : Paths.NOWHERE;
    return costed(paths, node(parallel.span(), "parallel", How.BESIDE, 1, paths, most, parts));
  }

  /** All heads start; the first to end decides, and no other takes longer than that. */
  private Costed race(RaceChecked race) {
    Paths paths = Paths.NOWHERE;
    Amounts heads = Amounts.NONE;
    Amounts bodies = Amounts.NONE;
    long wall = Amounts.UNBOUNDED;
    long wait = Amounts.UNBOUNDED;
    List<BoundNode> parts = new ArrayList<>();
    for (RaceArmChecked arm : race.arms()) {
      Costed head = steps(arm.head(), arm.span(), "head");
      Costed body = steps(arm.body(), arm.span(), "arm");
      paths = paths.or(head.paths().then(body.paths()));
      heads = heads.beside(head.node().most());
      bodies = bodies.most(body.node().most());
      wall = Math.min(wall, head.node().most().of(Measure.WALL_MILLIS));
      wait = Math.min(wait, head.node().most().of(Measure.WAIT_MILLIS));
      parts.addAll(head.node().parts());
      parts.addAll(spending(body.node()));
    }
    Amounts first = heads.atMost(Measure.WALL_MILLIS, wall).atMost(Measure.WAIT_MILLIS, wait);
    return costed(
        paths.leaving(race.target()),
        node(race.span(), "race", How.BESIDE, 1, paths, first.then(bodies), parts));
  }

  /** Each attempt, one of the handlers, and the cleanup. */
  private Costed guarded(TryChecked guarded) {
    Costed body = steps(guarded.body(), guarded.span(), "attempt");
    Costed cleanup = steps(guarded.cleanup(), guarded.span(), "finally");
    List<BoundNode> parts = new ArrayList<>();
    Amounts most = new TryCosts(source, guarded).of(body.node(), parts);
    Paths paths = body.paths();
    Amounts handlers = Amounts.NONE;
    for (CatchChecked handler : guarded.catches()) {
      Costed costed = steps(handler.body(), handler.span(), "catch");
      paths = paths.or(costed.paths());
      handlers = handlers.most(costed.node().most());
      parts.addAll(spending(costed.node()));
    }
    parts.addAll(spending(cleanup.node()));
    paths = paths.leaving(guarded.target()).then(cleanup.paths());
    most = most.then(handlers).then(cleanup.node().most());
    return costed(paths, node(guarded.span(), "try", How.SEQUENCE, 1, paths, most, parts));
  }
}
