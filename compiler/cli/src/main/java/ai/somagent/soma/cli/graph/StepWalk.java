package ai.somagent.soma.cli.graph;

import ai.somagent.soma.checked.CheckedStep;
import ai.somagent.soma.checked.CheckedStep.CatchChecked;
import ai.somagent.soma.checked.CheckedStep.EffectChecked;
import ai.somagent.soma.checked.CheckedStep.ForChecked;
import ai.somagent.soma.checked.CheckedStep.IfChecked;
import ai.somagent.soma.checked.CheckedStep.RaceArmChecked;
import ai.somagent.soma.checked.CheckedStep.RaceChecked;
import ai.somagent.soma.checked.CheckedStep.TryChecked;
import ai.somagent.soma.checked.CheckedStep.UndoChecked;
import ai.somagent.soma.checked.CheckedStep.WhileChecked;
import ai.somagent.soma.checked.CheckedStep.YieldTarget;
import ai.somagent.soma.checked.ErrorSymbol;
import ai.somagent.soma.cli.graph.GraphBuilder.Exit;
import ai.somagent.soma.cli.graph.StepGraph.Shape;
import java.util.ArrayList;
import java.util.List;

/** Walks steps in the order in which they run. What is pure has no node. */
final class StepWalk {
  private final GraphBuilder graph;

  StepWalk(GraphBuilder graph) {
    this.graph = graph;
  }

  /** Adds {@code steps} after {@code in}; gives the ways that lead on. */
  List<Exit> steps(List<CheckedStep> steps, List<Exit> in) {
    List<Exit> at = in;
    for (CheckedStep step : steps) {
      at = step(step, at);
    }
    return at;
  }

  private List<Exit> step(CheckedStep step, List<Exit> in) {
    return switch (step) {
      case CheckedStep.LetChecked ignored -> in;
      case CheckedStep.VarChecked ignored -> in;
      case CheckedStep.ErrorStepChecked ignored -> in;
      case CheckedStep.SetChecked set ->
          on(in, graph.node(Shape.STATE, "set " + set.variable().name(), set.span()));
      case CheckedStep.CheckpointChecked stage ->
          on(in, graph.node(Shape.STATE, "checkpoint “" + stage.name() + "”", stage.span()));
      case EffectChecked effect -> effect(effect, in);
      case IfChecked branch -> branch(branch, in);
      case CheckedStep.BlockChecked block -> joined(steps(block.body(), in), block.target());
      case ForChecked loop -> each(loop, in);
      case WhileChecked loop -> repeat(loop, in);
      case CheckedStep.ParallelChecked parallel -> parallel(parallel, in);
      case RaceChecked race -> race(race, in);
      case TryChecked guarded -> guarded(guarded, in);
      case CheckedStep.GraphChecked plan -> new PlanWalk(graph, this).nodes(plan, in);
      case CheckedStep.YieldChecked yield -> turn(yield.target(), in);
      case CheckedStep.BreakChecked end -> leave(end.target(), in);
      case CheckedStep.ContinueChecked next -> turn(next.target(), in);
      case CheckedStep.ReturnChecked end -> stop(in, graph.node(Shape.END, "return", end.span()));
      case CheckedStep.FailChecked fail ->
          stop(in, graph.node(Shape.FAILURE, "fail " + fail.error().name(), fail.span()));
    };
  }

  private List<Exit> on(List<Exit> in, String node) {
    graph.link(in, node);
    return GraphBuilder.from(node);
  }

  private List<Exit> stop(List<Exit> in, String node) {
    graph.link(in, node);
    return List.of();
  }

  private List<Exit> leave(YieldTarget target, List<Exit> in) {
    graph.leaves(target, in);
    return List.of();
  }

  /** Ends a turn of a loop, or the block that a value is given to. */
  private List<Exit> turn(YieldTarget target, List<Exit> in) {
    String loop = graph.turn(target);
    if (loop == null) {
      return leave(target, in);
    }
    graph.link(in, loop);
    return List.of();
  }

  private List<Exit> joined(List<Exit> out, YieldTarget target) {
    List<Exit> all = new ArrayList<>(out);
    all.addAll(graph.left(target));
    return all;
  }

  private List<Exit> effect(EffectChecked effect, List<Exit> in) {
    String label = EffectLabels.of(effect, graph);
    String node = graph.node(Shape.EFFECT, label, effect.span());
    graph.link(in, node);
    UndoChecked undo = effect.clauses().undo();
    if (undo != null && !undo.steps().isEmpty()) {
      steps(undo.steps(), GraphBuilder.aside(node, "undo"));
    }
    return GraphBuilder.from(node);
  }

  private List<Exit> branch(IfChecked branch, List<Exit> in) {
    String label = graph.text(branch.condition().span());
    String node = graph.node(Shape.DECISION, label, branch.span());
    graph.link(in, node);
    List<Exit> out = new ArrayList<>(steps(branch.then(), GraphBuilder.from(node, "yes")));
    out.addAll(steps(branch.otherwise(), GraphBuilder.from(node, "no")));
    return out;
  }

  private List<Exit> each(ForChecked loop, List<Exit> in) {
    String label = "for " + loop.item().name() + " in " + graph.text(loop.items().span());
    String most = " max " + loop.max() + (loop.window() > 1 ? " parallel " + loop.window() : "");
    String node = graph.node(Shape.LOOP, label + most, loop.span());
    return turns(node, loop.target(), loop.body(), in, "each");
  }

  private List<Exit> repeat(WhileChecked loop, List<Exit> in) {
    String label = "while " + graph.text(loop.condition().span()) + " max " + loop.max();
    String node = graph.node(Shape.LOOP, label, loop.span());
    return turns(node, loop.target(), loop.body(), in, "again");
  }

  private List<Exit> turns(
      String node, YieldTarget target, List<CheckedStep> body, List<Exit> in, String again) {
    graph.link(in, node);
    graph.turn(target, node);
    graph.link(steps(body, GraphBuilder.from(node, again)), node);
    List<Exit> out = new ArrayList<>(GraphBuilder.from(node, "done"));
    out.addAll(graph.left(target));
    return out;
  }

  private List<Exit> parallel(CheckedStep.ParallelChecked parallel, List<Exit> in) {
    String fork = graph.node(Shape.FORK, "parallel", parallel.span());
    graph.link(in, fork);
    List<Exit> out = new ArrayList<>();
    for (List<CheckedStep> branch : parallel.branches()) {
      out.addAll(steps(branch, GraphBuilder.from(fork)));
    }
    return parallel.branches().isEmpty()
        ? GraphBuilder.from(fork)
        : on(out, graph.node(Shape.FORK, "all done", null));
  }

  private List<Exit> race(RaceChecked race, List<Exit> in) {
    String fork = graph.node(Shape.FORK, "race", race.span());
    graph.link(in, fork);
    List<Exit> out = new ArrayList<>();
    for (RaceArmChecked arm : race.arms()) {
      List<Exit> won = new ArrayList<>();
      for (Exit exit : steps(arm.head(), GraphBuilder.from(fork))) {
        won.add(exit.label().isEmpty() ? new Exit(exit.node(), "first", exit.aside()) : exit);
      }
      out.addAll(steps(arm.body(), won));
    }
    return joined(out, race.target());
  }

  private List<Exit> guarded(TryChecked guarded, List<Exit> in) {
    String node = graph.node(Shape.SCOPE, EffectLabels.scope(guarded), guarded.span());
    graph.link(in, node);
    List<Exit> out = new ArrayList<>(steps(guarded.body(), GraphBuilder.from(node)));
    for (CatchChecked handler : guarded.catches()) {
      out.addAll(steps(handler.body(), GraphBuilder.aside(node, "catch " + kinds(handler))));
    }
    out.addAll(graph.left(guarded.target()));
    return guarded.cleanup().isEmpty()
        ? out
        : steps(guarded.cleanup(), on(out, graph.node(Shape.SCOPE, "finally", null)));
  }

  private static String kinds(CatchChecked handler) {
    if (handler.catchesAll()) {
      return "Error";
    }
    List<String> names = new ArrayList<>();
    for (ErrorSymbol kind : handler.errors()) {
      names.add(kind.name());
    }
    return String.join(", ", names);
  }
}
