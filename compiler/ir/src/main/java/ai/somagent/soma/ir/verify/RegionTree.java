package ai.somagent.soma.ir.verify;

import ai.somagent.soma.ir.HandlerIr;
import ai.somagent.soma.ir.ProgramIr;
import ai.somagent.soma.ir.node.EffectIr;
import ai.somagent.soma.ir.node.EffectIr.TaskIr;
import ai.somagent.soma.ir.node.GraphNodeIr;
import ai.somagent.soma.ir.node.NodeIr;
import ai.somagent.soma.ir.node.NodeIr.BlockIr;
import ai.somagent.soma.ir.node.NodeIr.CatchIr;
import ai.somagent.soma.ir.node.NodeIr.CheckpointIr;
import ai.somagent.soma.ir.node.NodeIr.ExitIr;
import ai.somagent.soma.ir.node.NodeIr.FailIr;
import ai.somagent.soma.ir.node.NodeIr.ForIr;
import ai.somagent.soma.ir.node.NodeIr.GraphIr;
import ai.somagent.soma.ir.node.NodeIr.IfIr;
import ai.somagent.soma.ir.node.NodeIr.LetIr;
import ai.somagent.soma.ir.node.NodeIr.ParallelIr;
import ai.somagent.soma.ir.node.NodeIr.RaceArmIr;
import ai.somagent.soma.ir.node.NodeIr.RaceIr;
import ai.somagent.soma.ir.node.NodeIr.ReturnIr;
import ai.somagent.soma.ir.node.NodeIr.SequentialIr;
import ai.somagent.soma.ir.node.NodeIr.SetIr;
import ai.somagent.soma.ir.node.NodeIr.TryIr;
import ai.somagent.soma.ir.node.NodeIr.VarIr;
import ai.somagent.soma.ir.node.NodeIr.WhileIr;
import ai.somagent.soma.ir.node.UndoIr;
import ai.somagent.soma.ir.verify.Region.Part;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The nodes of a program as the tree of regions that they must form. */
final class RegionTree {
  /** Deep enough for a long chain of {@code else if}, which nests. */
  static final int MAX_DEPTH = 1_000;

  private record Pending(
      @Nullable Region outer,
      @Nullable NodeIr owner,
      Part part,
      @Nullable String first,
      int depth) {}

  private final ProgramIr program;
  private final Findings findings;
  private final Map<String, Region> regionOf = new HashMap<>();
  private final Map<String, List<Region>> owned = new HashMap<>();
  private final Deque<Pending> pending = new ArrayDeque<>();
  private final Region main;
  private final Map<HandlerIr, Region> handlers = new IdentityHashMap<>();

  private RegionTree(ProgramIr program, Findings findings) {
    this.program = program;
    this.findings = findings;
    this.main = walk(new Pending(null, null, Part.MAIN, program.entry(), 0));
    for (HandlerIr handler : MemberRules.handlers(program)) {
      handlers.put(handler, walk(new Pending(null, null, Part.HANDLER, handler.body(), 0)));
    }
  }

  /** Builds the tree; where the findings say so, it is not to be relied on. */
  static RegionTree build(ProgramIr program, Findings findings) {
    RegionTree tree = new RegionTree(program, findings);
    while (!tree.pending.isEmpty()) {
      Pending next = tree.pending.removeFirst();
      Region region = tree.walk(next);
      String owner = Objects.requireNonNull(next.owner()).id();
      tree.owned.computeIfAbsent(owner, id -> new ArrayList<>()).add(region);
    }
    boolean walkedAll = findings.isEmpty();
    for (NodeIr node : program.nodes().values()) {
      if (walkedAll && !tree.regionOf.containsKey(node.id())) {
        findings.add(IrRule.NODE_UNREACHABLE, node, "no region holds this node");
      }
    }
    return tree;
  }

  Region main() {
    return main;
  }

  /** The steps of {@code handler}. */
  Region of(HandlerIr handler) {
    return Objects.requireNonNull(handlers.get(handler));
  }

  /** The region that {@code node} stands in. */
  Region regionOf(NodeIr node) {
    return Objects.requireNonNull(regionOf.get(node.id()));
  }

  /** The regions of {@code owner}, empty ones included, in order. */
  List<Region> regionsOf(NodeIr owner) {
    return owned.getOrDefault(owner.id(), List.of());
  }

  private Region walk(Pending start) {
    Region region = new Region(start.outer(), start.owner(), start.part(), new ArrayList<>());
    String id = start.first();
    while (id != null) {
      NodeIr node = program.nodes().get(id);
      if (node == null) {
        findings.add(IrRule.NODE_DANGLING, "there is no node `" + id + "`");
        return region;
      }
      if (regionOf.putIfAbsent(id, region) != null) {
        findings.add(IrRule.NODE_SHARED, node, "this node is reached in more than one way");
        return region;
      }
      region.nodes().add(node);
      plan(region, node, start.depth() + 1);
      id = node instanceof SequentialIr sequential ? sequential.next() : null;
    }
    return region;
  }

  private void plan(Region region, NodeIr node, int depth) {
    if (depth > MAX_DEPTH) {
      findings.add(IrRule.NODE_DEPTH, node, "regions nest more than " + MAX_DEPTH + " deep");
      return;
    }
    switch (node) {
      case IfIr choice -> {
        pending.add(new Pending(region, node, Part.THEN, choice.then(), depth));
        pending.add(new Pending(region, node, Part.OTHERWISE, choice.otherwise(), depth));
      }
      case BlockIr block -> pending.add(new Pending(region, node, Part.BODY, block.body(), depth));
      case ForIr loop -> pending.add(new Pending(region, node, Part.BODY, loop.body(), depth));
      case ParallelIr parallel -> {
        for (String branch : parallel.branches()) {
          pending.add(new Pending(region, node, Part.BRANCH, branch, depth));
        }
      }
      case TryIr attempt -> {
        pending.add(new Pending(region, node, Part.BODY, attempt.body(), depth));
        for (CatchIr handler : attempt.catches()) {
          pending.add(new Pending(region, node, Part.CATCH, handler.body(), depth));
        }
        if (attempt.cleanup() != null) {
          pending.add(new Pending(region, node, Part.CLEANUP, attempt.cleanup(), depth));
        }
      }
      case WhileIr loop -> pending.add(new Pending(region, node, Part.BODY, loop.body(), depth));
      case RaceIr race -> {
        for (RaceArmIr arm : race.arms()) {
          pending.add(new Pending(region, node, Part.HEAD, arm.head(), depth));
          pending.add(new Pending(region, node, Part.ARM, arm.body(), depth));
        }
      }
      case GraphIr graph -> graph.nodes().forEach(part -> plan(region, graph, part, depth));
      case EffectIr effect -> plan(region, effect, depth);
      case LetIr _, VarIr _, SetIr _, CheckpointIr _, ExitIr _, ReturnIr _, FailIr _ -> {}
    }
  }

  private void plan(Region region, GraphIr graph, GraphNodeIr node, int depth) {
    pending.add(new Pending(region, graph, Part.MAKER, node.maker(), depth));
    pending.add(new Pending(region, graph, Part.CHECKS, node.checks(), depth));
    pending.add(new Pending(region, graph, Part.APPROVAL, node.approval(), depth));
    pending.add(new Pending(region, graph, Part.REVISE, node.revise(), depth));
  }

  private void plan(Region region, EffectIr effect, int depth) {
    if (effect instanceof TaskIr task) {
      pending.add(new Pending(region, effect, Part.BODY, task.body(), depth));
    }
    UndoIr undo = effect.clauses().undo();
    if (undo != null) {
      pending.add(new Pending(region, effect, Part.UNDO, undo.body(), depth));
    }
  }
}
