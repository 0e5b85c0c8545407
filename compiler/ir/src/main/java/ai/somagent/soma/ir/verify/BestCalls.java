package ai.somagent.soma.ir.verify;

import ai.somagent.soma.ir.node.EffectIr;
import ai.somagent.soma.ir.node.EffectIr.TaskIr;
import ai.somagent.soma.ir.node.NodeIr;
import ai.somagent.soma.ir.node.NodeIr.BlockIr;
import ai.somagent.soma.ir.node.NodeIr.CallIr;
import ai.somagent.soma.ir.node.NodeIr.CheckpointIr;
import ai.somagent.soma.ir.node.NodeIr.ExitIr;
import ai.somagent.soma.ir.node.NodeIr.FailIr;
import ai.somagent.soma.ir.node.NodeIr.ForIr;
import ai.somagent.soma.ir.node.NodeIr.GraphIr;
import ai.somagent.soma.ir.node.NodeIr.IfIr;
import ai.somagent.soma.ir.node.NodeIr.LetIr;
import ai.somagent.soma.ir.node.NodeIr.ParallelIr;
import ai.somagent.soma.ir.node.NodeIr.RaceIr;
import ai.somagent.soma.ir.node.NodeIr.ReturnIr;
import ai.somagent.soma.ir.node.NodeIr.SetIr;
import ai.somagent.soma.ir.node.NodeIr.TryIr;
import ai.somagent.soma.ir.node.NodeIr.VarIr;
import ai.somagent.soma.ir.node.NodeIr.WhileIr;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The fewest calls of a run that ends well: loops without items, the cheaper arm, a {@code try}
 * that goes to its handler at once.
 */
final class BestCalls {
  private static final long NEVER = Long.MAX_VALUE;

  /**
   * Fewest calls until a region is left.
   *
   * @param end by its end
   * @param run by returning from the run
   * @param exits by leaving an enclosing node, by the id of that node
   */
  private record Paths(long end, long run, Map<String, Long> exits) {
    static Paths toEnd(long calls) {
      return new Paths(calls, NEVER, Map.of());
    }

    /** Either these paths or those. */
    Paths or(Paths other) {
      Map<String, Long> both = new HashMap<>(exits);
      other.exits.forEach((target, calls) -> both.merge(target, calls, Math::min));
      return new Paths(Math.min(end, other.end), Math.min(run, other.run), both);
    }

    /** These paths, and where they come to the end, those. */
    Paths then(Paths next) {
      Map<String, Long> after = new HashMap<>();
      next.exits.forEach((target, calls) -> after.put(target, CallBound.plus(end, calls)));
      Paths later = new Paths(CallBound.plus(end, next.end), CallBound.plus(end, next.run), after);
      return new Paths(NEVER, run, exits).or(later);
    }

    /** These paths, with what leaves {@code target} coming to the end. */
    Paths leaving(String target) {
      Map<String, Long> others = new HashMap<>(exits);
      Long left = others.remove(target);
      return new Paths(left == null ? end : Math.min(end, left), run, others);
    }
  }

  private final RegionTree tree;

  private BestCalls(RegionTree tree) {
    this.tree = tree;
  }

  static long of(RegionTree tree) {
    Paths paths = new BestCalls(tree).region(tree.main());
    long best = Math.min(paths.end(), paths.run());
    return best == NEVER ? 0 : best;
  }

  private Paths region(Region region) {
    Paths paths = Paths.toEnd(0);
    for (NodeIr node : region.nodes()) {
      paths = paths.then(node(node));
    }
    return paths;
  }

  private Paths node(NodeIr node) {
    return switch (node) {
      case LetIr _, VarIr _, SetIr _, CheckpointIr _ -> Paths.toEnd(0);
      case CallIr _ -> Paths.toEnd(1);
      case TaskIr _ -> region(tree.regionsOf(node).getFirst()).leaving(node.id());
      case EffectIr _ -> Paths.toEnd(0);
      case IfIr _, BlockIr _ -> any(tree.regionsOf(node)).leaving(node.id());
      case TryIr _ -> any(withoutCleanup(node)).leaving(node.id());
      case WhileIr _, GraphIr _ -> Paths.toEnd(0).or(any(tree.regionsOf(node)).leaving(node.id()));
      case RaceIr _ -> race(node).leaving(node.id());
      case ForIr _ -> Paths.toEnd(0).or(any(tree.regionsOf(node)).leaving(node.id()));
      case ParallelIr _ ->
          Paths.toEnd(
              tree.regionsOf(node).stream()
                  .mapToLong(branch -> region(branch).end())
                  .reduce(0, CallBound::plus));
      case ExitIr exit -> new Paths(NEVER, NEVER, Map.of(exit.target(), 0L));
      case ReturnIr _ -> new Paths(NEVER, 0, Map.of());
      case FailIr _ -> Paths.toEnd(NEVER);
    };
  }

  /** What tidies up may call more; the least is without. */
  private List<Region> withoutCleanup(NodeIr node) {
    return tree.regionsOf(node).stream().filter(region -> !region.isCleanup()).toList();
  }

  private Paths race(NodeIr node) {
    List<Region> parts = tree.regionsOf(node);
    Paths paths = Paths.toEnd(NEVER);
    for (int i = 0; i < parts.size(); i += 2) {
      paths = paths.or(region(parts.get(i)).then(region(parts.get(i + 1))));
    }
    return paths;
  }

  private Paths any(List<Region> regions) {
    return regions.stream().map(this::region).reduce(Paths.toEnd(NEVER), Paths::or);
  }
}
