package ai.somagent.soma.lower;

import ai.somagent.soma.checked.CheckedStep;
import ai.somagent.soma.checked.CheckedStep.BlockChecked;
import ai.somagent.soma.checked.CheckedStep.BreakChecked;
import ai.somagent.soma.checked.CheckedStep.CatchChecked;
import ai.somagent.soma.checked.CheckedStep.ContinueChecked;
import ai.somagent.soma.checked.CheckedStep.EffectChecked;
import ai.somagent.soma.checked.CheckedStep.ErrorStepChecked;
import ai.somagent.soma.checked.CheckedStep.FailChecked;
import ai.somagent.soma.checked.CheckedStep.ForChecked;
import ai.somagent.soma.checked.CheckedStep.IfChecked;
import ai.somagent.soma.checked.CheckedStep.LetChecked;
import ai.somagent.soma.checked.CheckedStep.ParallelChecked;
import ai.somagent.soma.checked.CheckedStep.ReturnChecked;
import ai.somagent.soma.checked.CheckedStep.TryChecked;
import ai.somagent.soma.checked.CheckedStep.YieldChecked;
import ai.somagent.soma.checked.CheckedStep.YieldTarget;
import ai.somagent.soma.checked.SomaType;
import ai.somagent.soma.ir.node.ExpressionIr;
import ai.somagent.soma.ir.node.GateIr;
import ai.somagent.soma.ir.node.GraphNodeIr;
import ai.somagent.soma.ir.node.NodeIr;
import ai.somagent.soma.ir.node.NodeIr.CatchIr;
import ai.somagent.soma.ir.node.NodeIr.ExitIr;
import ai.somagent.soma.ir.node.NodeIr.RaceArmIr;
import ai.somagent.soma.policy.WovenStep;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Steps to nodes. Every step becomes exactly one node, after what policies weave in before it and
 * followed by the nodes of its own regions, so the id of a step's successor is known as soon as
 * those are made.
 */
final class NodeLowering {
  private final CapsuleTables tables;
  private final NodeList nodes;
  private final ClauseLowering clauses;
  private final EffectLowering effects;
  private final GraphLowering graphs;
  private final Map<YieldTarget, String> owners = new HashMap<>();

  /** The task whose steps are being lowered, or null outside of tasks. */
  private @Nullable String task;

  NodeLowering(CapsuleTables tables) {
    this.tables = tables;
    this.nodes = tables.nodes();
    this.clauses = new ClauseLowering(tables, this);
    this.effects = new EffectLowering(tables, this, clauses);
    this.graphs = new GraphLowering(tables, this);
  }

  /** Lowers a region and gives its first node, or null when it is empty. */
  @Nullable String region(List<CheckedStep> steps) {
    return region(steps, new ArrayList<>());
  }

  /** Lowers a region and adds the ids of its own steps to {@code ids}. */
  @Nullable String region(List<CheckedStep> steps, List<String> ids) {
    if (steps.isEmpty()) {
      return null;
    }
    String first = nodes.upcoming();
    for (int i = 0; i < steps.size(); i++) {
      ids.add(guarded(steps.get(i), i + 1 == steps.size()));
    }
    return first;
  }

  /** Lowers the steps of a task, whose {@code return} ends {@code owner}. */
  void inTask(String owner, List<CheckedStep> steps) {
    String outer = task;
    task = owner;
    region(steps);
    task = outer;
  }

  @Nullable String next(boolean last) {
    return last ? null : nodes.upcoming();
  }

  /** Lowers what guards a step, then the step, and gives the step's id. */
  private String guarded(CheckedStep step, boolean last) {
    List<GateIr> gates = new ArrayList<>();
    for (WovenStep woven : tables.gates().before(step)) {
      gates.add(tables.gates().gate(woven.decision(), nodes.upcoming()));
      step(woven.step(), List.of(), false);
    }
    if (step instanceof EffectChecked) {
      gates.addAll(tables.gates().covered(nodes.source(), step.span()));
    }
    return step(step, gates, last);
  }

  private String step(CheckedStep step, List<GateIr> gates, boolean last) {
    String id = nodes.reserve(step.span());
    nodes.put(
        switch (step) {
          case LetChecked let -> {
            ExpressionIr value = tables.expression(let.value());
            yield new NodeIr.LetIr(id, tables.define(let.variable()), value, next(last));
          }
          case CheckedStep.VarChecked state -> {
            ExpressionIr value = tables.expression(state.value());
            yield new NodeIr.VarIr(id, tables.define(state.variable()), value, next(last));
          }
          case CheckedStep.SetChecked set -> set(id, set, last);
          case CheckedStep.CheckpointChecked stage ->
              new NodeIr.CheckpointIr(id, stage.name(), next(last));
          case EffectChecked effect -> effects.lower(id, effect, gates, last);
          case IfChecked branch -> branch(id, branch, last);
          case BlockChecked block -> block(id, block, last);
          case ForChecked loop -> loop(id, loop, last);
          case CheckedStep.WhileChecked loop -> loop(id, loop, last);
          case ParallelChecked parallel -> parallel(id, parallel, last);
          case CheckedStep.RaceChecked race -> race(id, race, last);
          case TryChecked attempt -> attempt(id, attempt, last);
          case CheckedStep.GraphChecked graph -> graph(id, graph, last);
          case YieldChecked yield ->
              exit(id, yield.target(), ExitIr.Mode.YIELD, tables.expression(yield.value()));
          case BreakChecked leave -> exit(id, leave.target(), ExitIr.Mode.BREAK, null);
          case ContinueChecked turn -> exit(id, turn.target(), ExitIr.Mode.CONTINUE, null);
          case ReturnChecked end -> end(id, end);
          case FailChecked fail ->
              new NodeIr.FailIr(
                  id, tables.errors().name(fail.error()), tables.arguments(fail.fields()));
          case ErrorStepChecked broken ->
              throw new IllegalStateException("a step with errors cannot be lowered: " + broken);
        });
    return id;
  }

  private NodeIr set(String id, CheckedStep.SetChecked set, boolean last) {
    ExpressionIr value = tables.expression(set.value());
    String slot = tables.slots().slot(set.variable());
    tables.captures().own(slot);
    return new NodeIr.SetIr(id, slot, value, next(last));
  }

  private NodeIr branch(String id, IfChecked branch, boolean last) {
    ExpressionIr condition = tables.expression(branch.condition());
    String then = region(branch.then());
    String otherwise = region(branch.otherwise());
    return new NodeIr.IfIr(id, condition, then, otherwise, next(last));
  }

  private NodeIr block(String id, BlockChecked block, boolean last) {
    owners.put(block.target(), id);
    String body = region(block.body());
    return new NodeIr.BlockIr(id, body, tables.slot(block.result()), next(last));
  }

  private NodeIr loop(String id, ForChecked loop, boolean last) {
    owners.put(loop.target(), id);
    ExpressionIr items = tables.expression(loop.items());
    String key = tables.slot(loop.key());
    String item = tables.define(loop.item());
    String body = region(loop.body());
    return new NodeIr.ForIr(
        id,
        items,
        loop.items().type() instanceof SomaType.MapType,
        key,
        item,
        loop.max(),
        loop.window(),
        body,
        tables.slot(loop.result()),
        next(last));
  }

  private NodeIr loop(String id, CheckedStep.WhileChecked loop, boolean last) {
    owners.put(loop.target(), id);
    ExpressionIr condition = tables.expression(loop.condition());
    String body = region(loop.body());
    return new NodeIr.WhileIr(id, condition, loop.max(), body, next(last));
  }

  private NodeIr parallel(String id, ParallelChecked parallel, boolean last) {
    List<String> branches = new ArrayList<>(parallel.branches().size());
    for (List<CheckedStep> branch : parallel.branches()) {
      String first = region(branch);
      if (first != null) {
        branches.add(first);
      }
    }
    return branches.isEmpty()
        ? new NodeIr.BlockIr(id, null, null, next(last))
        : new NodeIr.ParallelIr(id, branches, next(last));
  }

  private NodeIr race(String id, CheckedStep.RaceChecked race, boolean last) {
    owners.put(race.target(), id);
    List<RaceArmIr> arms = new ArrayList<>(race.arms().size());
    for (CheckedStep.RaceArmChecked arm : race.arms()) {
      String head = region(arm.head());
      if (head == null) {
        throw new IllegalStateException("a head of a race has a step: " + arm);
      }
      arms.add(new RaceArmIr(head, region(arm.body())));
    }
    return new NodeIr.RaceIr(id, arms, tables.slot(race.result()), next(last));
  }

  private NodeIr attempt(String id, TryChecked attempt, boolean last) {
    owners.put(attempt.target(), id);
    String body = region(attempt.body());
    List<CatchIr> catches = new ArrayList<>(attempt.catches().size());
    for (CatchChecked handler : attempt.catches()) {
      catches.add(handler(handler));
    }
    String cleanup = region(attempt.cleanup());
    return new NodeIr.TryIr(
        id,
        body,
        catches,
        attempt.withinMillis(),
        clauses.attempts(attempt.retry()),
        cleanup,
        tables.slot(attempt.result()),
        next(last));
  }

  private CatchIr handler(CatchChecked handler) {
    List<String> kinds =
        handler.catchesAll() ? List.of("Error") : tables.errors().names(handler.errors());
    String slot = tables.slot(handler.variable());
    return new CatchIr(kinds, slot, region(handler.body()));
  }

  private NodeIr graph(String id, CheckedStep.GraphChecked graph, boolean last) {
    List<GraphNodeIr> parts = graphs.lower(graph);
    String outcomes = tables.define(graph.outcomes());
    return new NodeIr.GraphIr(id, parts, graph.concurrency(), outcomes, next(last));
  }

  private NodeIr exit(
      String id, YieldTarget target, ExitIr.Mode mode, @Nullable ExpressionIr value) {
    String owner = owners.get(target);
    if (owner == null) {
      throw new IllegalStateException(mode + " leaves a region that does not enclose it");
    }
    return new ExitIr(id, owner, mode, value);
  }

  /** A {@code return} in a task ends the task. */
  private NodeIr end(String id, ReturnChecked end) {
    ExpressionIr value = tables.optional(end.value());
    if (task == null) {
      return new NodeIr.ReturnIr(id, value);
    }
    ExitIr.Mode mode = value == null ? ExitIr.Mode.LEAVE : ExitIr.Mode.YIELD;
    return new ExitIr(id, task, mode, value);
  }
}
